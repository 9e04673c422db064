import type { Automaton } from './automaton.ts';

const LAST = 0x10ffff;
/** What no command's text holds: NUL, half of a pair, and the marks of expansions (`canonical.ts`). */
const isNever = (one: number): boolean =>
  one === 0 || (one >= 0xd800 && one <= 0xdfff) || one === 0xe000 || one === 0xe003 || one >= 0xf0000;
const NEVER_BOUNDS = [0, 1, 0xd800, 0xe000, 0xe001, 0xe003, 0xe004, 0xf0000];
/** Witnesses are for people: they are spelt with these if they can be. */
const NICE = Array.from(
  'xa1bcdefghijklmnopqrstuvwyz023456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:=@',
  (one) => one.codePointAt(0) ?? 0,
);

/**
 * One code point for each stretch that no reader tells apart: the whole of Unicode in a few dozen letters. Those that
 * people can read come first.
 */
export function alphabetOf(automata: readonly Automaton[]): number[] {
  const bounds = new Set([...NEVER_BOUNDS, BLANK, BLANK + 1]);
  for (const { readers } of automata)
    for (const { bounds: own } of readers) for (const bound of own) if (bound <= LAST) bounds.add(bound);
  const starts = [...bounds].sort((a, b) => a - b);
  const letters = starts.map((start, index) => nicest(start, (starts[index + 1] ?? LAST + 1) - 1));
  return letters.filter((one) => !isNever(one)).sort((a, b) => unease(a) - unease(b));
}

export const BLANK = 0x20;

function nicest(from: number, to: number): number {
  return NICE.find((one) => one >= from && one <= to) ?? from;
}

/** Letters before other ASCII, that before the rest, and control characters last. */
function unease(codePoint: number): number {
  const place = NICE.indexOf(codePoint);
  if (place >= 0) return place;
  if (codePoint < BLANK) return LAST + 1 + codePoint;
  return NICE.length + codePoint;
}
