import { isClear } from './classes.ts';

/** A sentence of words that as a whole could be taken for ASCII. */
export interface Doubts {
  /** Their letters. */
  doubts: { at: number; script: string }[];
  /** Letters of the other words that nobody takes for ASCII. */
  clear: Set<number>;
}

export const noDoubts = (): Doubts => ({ doubts: [], clear: new Set() });

/** Marks the letters that no other word shows to be of their script. */
export function markUnexplained({ doubts, clear }: Doubts, odd: Uint8Array): void {
  const isWritten = new Map<string, boolean>();
  for (const { at, script } of doubts) {
    if (!isWritten.has(script)) isWritten.set(script, showsScript(clear, script));
    if (isWritten.get(script) === false) odd[at] = 1;
  }
}

/** Turkish and Azerbaijani spell with the dotless i; other letters of theirs beside it say that a text is of them. */
export const TURKISH = 'Turkish';
const TURKIC: ReadonlySet<number> = new Set(Array.from('ğĞşŞİ', (one) => one.codePointAt(0) ?? 0));

/** Whether letters show that a text is written in a script. */
export function showsScript(letters: ReadonlySet<number>, script: string): boolean {
  for (const code of letters) {
    if (script === TURKISH ? TURKIC.has(code) : isClear(code, script)) return true;
  }
  return false;
}
