/** How a place counts the length of a text: of two graphemes together what it counts of each. */
export type Measure = (text: string) => number;

/** UTF-16 code units, as JavaScript, most of Slack's limits and our own count. */
export const codeUnits: Measure = (text) => text.length;

/** Bytes in UTF-8, as `chat.update` counts the `text` of a message. */
export const utf8Bytes: Measure = (text) => {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair is two of the pair's four bytes; a lone one becomes U+FFFD, which has three.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isPairHalf(text, at) ? 2 : 3;
  }
  return bytes;
};

/** Code units after Slack's escaping: `&` is `&amp;`, `<` is `&lt;`, `>` is `&gt;`. */
export const escapedUnits: Measure = (text) => {
  let units = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x26) units += 4;
    else if (unit === 0x3c || unit === 0x3e) units += 3;
  }
  return units;
};

/**
 * A longer grapheme is cut inside, by code points: no limit would hold against a letter with 10,000 accents. The longest
 * emoji in use have 35 code units; a letter with more than 30 accents is none of any language (UAX #15, "Stream-Safe
 * Text Format").
 */
const GRAPHEME_UNITS_MAX = 64;

const ELLIPSIS = '…';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text whole if it measures at most `max`, else its start and an ellipsis, which together measure at most `max`. */
export function cutEnd(text: string, max: number, measure: Measure = codeUnits): string {
  if (measure(text) <= max) return text;
  const room = max - measure(ELLIPSIS);
  return room < 0 ? '' : `${takeStart(text, room, measure)}${ELLIPSIS}`;
}

/**
 * The longest start of the text that measures at most `max` and ends between two graphemes, what people see as one
 * character (UAX #29): never inside a surrogate pair, a joined emoji, a flag, or between a letter and its accents.
 */
export function takeStart(text: string, max: number, measure: Measure = codeUnits): string {
  if (measure(text) <= max) return text;
  let used = 0;
  let end = 0;
  while (end < text.length) {
    const character = characterAt(text, end);
    used += measure(character);
    if (used > max) break;
    end += character.length;
  }
  const { from, to } = graphemeAround(text, end);
  return text.slice(0, to - from > GRAPHEME_UNITS_MAX ? end : from);
}

/** The longest end of the text that measures at most `max` and begins between two graphemes. */
export function takeEnd(text: string, max: number, measure: Measure = codeUnits): string {
  if (measure(text) <= max) return text;
  let used = 0;
  let start = text.length;
  while (start > 0) {
    const character = characterBefore(text, start);
    used += measure(character);
    if (used > max) break;
    start -= character.length;
  }
  const { from, to } = graphemeAround(text, start);
  return text.slice(start === from || to - from > GRAPHEME_UNITS_MAX ? start : to);
}

/** The graphemes of a text, in order. */
export const piecesOf = (text: string): string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** The grapheme that a place is in; one that begins there, if one does. */
function graphemeAround(text: string, at: number): { from: number; to: number } {
  const [before, behind] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  // Between two ASCII characters there is always an edge, but inside of a line break of two.
  if (at === 0 || at === text.length || (before < 0x80 && before !== 0x0d && behind < 0x80))
    return { from: at, to: at };
  const found = graphemes.segment(text).containing(at);
  return found === undefined
    ? { from: at, to: at }
    : { from: found.index, to: found.index + found.segment.length };
}

const characterAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

function characterBefore(text: string, at: number): string {
  const isPair = isLow(text.charCodeAt(at - 1)) && isHigh(text.charCodeAt(at - 2));
  return text.slice(at - (isPair ? 2 : 1), at);
}

function isPairHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isHigh(unit)) return isLow(text.charCodeAt(at + 1));
  return isLow(unit) && isHigh(text.charCodeAt(at - 1));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
