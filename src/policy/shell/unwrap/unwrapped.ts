import type { Opacity } from '../command.ts';
import { type OpacityCode, opacity } from '../opaque/opacity.ts';
import { literalOf, type Word } from '../word.ts';

/** What a wrapper runs: an argument vector, or a text for a shell. `words` is where it stands in the wrapper. */
export type Inside =
  | { kind: 'argv'; words: readonly Word[] }
  | { kind: 'script'; words: readonly Word[]; text: string };

/**
 * A command that runs other commands. `transparent`: it changes neither user, place nor input, and is looked through.
 * `judged`: it is judged as written, and each command inside as well.
 */
export interface Unwrapped {
  kind: 'transparent' | 'judged';
  inside: readonly Inside[];
  opacities: readonly Opacity[];
}

/** Finds what a wrapper runs; null if, used like this, it runs nothing. `words[0]` is its name. */
export type Unwrap = (words: readonly Word[]) => Unwrapped | null;

export const judged = (...inside: Inside[]): Unwrapped => ({ kind: 'judged', inside, opacities: [] });

/** A wrapper that runs something which cannot be known. */
export const unknowable = (code: OpacityCode, detail?: string): Unwrapped => ({
  kind: 'judged',
  inside: [],
  opacities: [opacity(code, detail)],
});

/** What follows as an argument vector; null if nothing follows. */
export const argv = (words: readonly Word[]): Unwrapped | null =>
  words.length === 0 ? null : judged({ kind: 'argv', words });

/** The words joined by blanks as a text for a shell, as `eval`, `ssh` and `watch` do. */
export function shellText(words: readonly Word[]): Unwrapped | null {
  if (words.length === 0) return null;
  const texts = words.map(literalOf);
  if (texts.includes(null)) return unknowable('dynamic-script', words.map(({ source }) => source).join(' '));
  return judged({ kind: 'script', words, text: texts.join(' ') });
}
