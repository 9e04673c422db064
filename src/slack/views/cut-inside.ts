import { escapedLength, takeEnd, takeStart } from './text.ts';

/** Room for the mark of a gap inside a line. */
const MARK_MAX = 40;
/** How far a cut moves to stand between words. */
const WORD_MAX = 40;

/**
 * One line, cut between words so that its beginning and its end are seen, in about `max` characters after escaping. A
 * cut that would save no more than a fifth is not made.
 */
export function cutInside(line: string, max: number): string {
  if (escapedLength(line) <= max / 0.8) return line;
  const half = Math.max(1, Math.floor((max - MARK_MAX) / 2));
  const start = endAtBlank(takeStart(line, half));
  const end = startAtBlank(takeEnd(line, half));
  const left = Array.from(line).length - Array.from(start).length - Array.from(end).length;
  return `${start} … ${left.toLocaleString('en-US')} characters hidden … ${end}`;
}

/** Without the word that the cut stands in, unless the word is long. */
function endAtBlank(text: string): string {
  const at = text.search(/\s\S*$/);
  return at > 0 && text.length - at <= WORD_MAX ? text.slice(0, at) : text;
}

function startAtBlank(text: string): string {
  const at = text.search(/\s/);
  return at >= 0 && at < WORD_MAX && at < text.length - 1 ? text.slice(at + 1) : text;
}
