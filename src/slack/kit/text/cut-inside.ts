import { escapedLength, takeEnd, takeStart } from './text.ts';

/** Room for the mark of a gap inside a line. */
const MARK_MAX = 40;
/** How far a cut moves to stand between words. */
const WORD_MAX = 40;
/** Notable parts of one line that are shown; a part is no shorter than this, in characters after escaping. */
const PARTS_MAX = 8;
const PART_MIN = 60;

/** A stretch of a line that is shown; `end` is behind it. */
interface Stretch {
  start: number;
  end: number;
}

/**
 * One line, cut between words so that its beginning, its end and its notable parts are seen, in about `max` characters
 * after escaping. A cut that would save no more than a fifth is not made.
 * @param columns where notable parts begin, the most important first.
 */
export function cutInside(line: string, max: number, columns: readonly number[] = []): string {
  if (escapedLength(line) <= max / 0.8) return line;
  const fit = Math.floor((max + MARK_MAX) / (PART_MIN + MARK_MAX)) - 2;
  const parts = columns.slice(0, Math.max(0, Math.min(PARTS_MAX, fit)));
  const room = Math.max(1, Math.floor((max - MARK_MAX * (parts.length + 1)) / (parts.length + 2)));
  const end = takeEnd(line, room);
  const stretches = [
    stretchFrom(line, 0, room),
    ...parts.map((column) => stretchFrom(line, column, room)),
    { start: line.length - startAtBlank(end).length, end: line.length },
  ];
  return joined(line, merged(stretches));
}

/** From a place that begins a word, to the end of the last word that fits. */
function stretchFrom(line: string, start: number, room: number): Stretch {
  const rest = line.slice(start);
  const taken = takeStart(rest, room);
  return { start, end: start + (taken.length < rest.length ? endAtBlank(taken) : taken).length };
}

/** In the order of the line; those that touch, or nearly so, are one. */
function merged(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  return sorted.reduce<Stretch[]>((all, next) => {
    const last = all.at(-1);
    if (last === undefined || next.start > last.end + 1) return [...all, next];
    return [...all.slice(0, -1), { start: last.start, end: Math.max(last.end, next.end) }];
  }, []);
}

function joined(line: string, stretches: readonly Stretch[]): string {
  return stretches
    .map(({ start, end }, index) => {
      const before = stretches[index - 1]?.end ?? 0;
      const left = Array.from(line.slice(before, start)).length;
      const gap = index === 0 ? '' : ` … ${left.toLocaleString('en-US')} characters hidden … `;
      return `${gap}${line.slice(start, end)}`;
    })
    .join('');
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
