import { codeAt, unitsOf } from './classes.ts';
import { emojiPlaces } from './emoji.ts';
import { gapsIn } from './gaps.ts';
import { oddLetters } from './letters.ts';
import { oddMarks } from './marks.ts';
import { type Kind, oddSigns } from './signs.ts';

/** A part of a text that people cannot see, or would take for something else. */
export interface Odd {
  at: number;
  end: number;
  /** In words: `U+202E`, `2,500 blanks`. */
  text: string;
}

/** Nothing else is in most commands. */
const PLAIN = /^[\n\t\x20-\x7e]*$/;

/** Everything in a text that people cannot see or would take for something else, in order. Linear in its length. */
export function oddIn(text: string, kind: Kind): Odd[] {
  const gaps = gapsIn(text);
  if (PLAIN.test(text)) return gaps;
  const fine = emojiPlaces(text);
  const places = new Set([...oddSigns(text, kind), ...oddMarks(text), ...oddLetters(text)]);
  const names = new Map<number, string>();
  const characters: Odd[] = [];
  for (const at of places) {
    if (fine.has(at)) continue;
    const code = codeAt(text, at);
    if (!names.has(code)) names.set(code, nameOf(code));
    characters.push({ at, end: at + unitsOf(code), text: names.get(code) ?? '' });
  }
  return [...gaps, ...characters].sort((a, b) => a.at - b.at);
}

/** `U+202E` */
const nameOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
