import { codeAt, unitsOf } from './classes.ts';
import { leaveEmoji } from './emoji.ts';
import { gapsIn } from './gaps.ts';
import { markOddLetters } from './letters.ts';
import { markOddMarks } from './marks.ts';
import { type Kind, markOddSigns } from './signs.ts';

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
  const places = oddPlaces(text, kind);
  const found: Odd[] = [];
  const names = new Map<number, string>();
  let gap = 0;
  for (let at = places.indexOf(1); at >= 0; at = places.indexOf(1, at + 1)) {
    for (; (gaps[gap]?.at ?? text.length) < at; gap += 1) found.push(...gaps.slice(gap, gap + 1));
    const code = codeAt(text, at);
    let name = names.get(code);
    if (name === undefined) {
      name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
      names.set(code, name);
    }
    found.push({ at, end: at + unitsOf(code), text: name });
  }
  return [...found, ...gaps.slice(gap)];
}

/** One for each code unit at which something odd begins. */
function oddPlaces(text: string, kind: Kind): Uint8Array {
  const places = new Uint8Array(text.length);
  markOddSigns(text, kind, places);
  markOddMarks(text, places);
  markOddLetters(text, places);
  leaveEmoji(text, places);
  return places;
}
