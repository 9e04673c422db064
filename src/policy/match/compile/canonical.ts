import type { Piece, UnknownPiece, Word } from '../../shell/word.ts';

/**
 * Commands and patterns as texts that can be compared without mistaking one thing for another:
 * words are parted by a blank; a blank inside a word, an empty word and an expansion are characters of their own,
 * from Unicode's private use areas, which no rule can hold (such text is refused as hidden characters).
 */
const IN_WORD_BLANK = '\uE001';
const EMPTY_WORD = '\uE002';
const EXPANSION_START = '\uE000';
const EXPANSION_END = '\uE003';
const EXPANSION_OFFSET = 0xf0000;
/** Characters of an expansion that a rule could spell out: as many as a rule may have. */
const SOURCE_LENGTH_MAX = 2000;

/** Marks an expansion in double quotes; no source begins with it. */
const QUOTES = String.fromCodePoint(EXPANSION_OFFSET + 0xfffd);

/** A class that matches one character of a command and nothing of an expansion. */
export const ONE_CHARACTER = '[^\\x{E000}\\x{E003}\\x{F0000}-\\x{10FFFF}]';

const SPECIAL = /[ \uE000-\uE003\u{F0000}-\u{10FFFF}]/u;

export function canonicalWords(words: readonly Word[]): string {
  return words.map(canonicalWord).join(' ');
}

export function canonicalWord({ pieces }: Word): string {
  return pieces.length === 0 ? EMPTY_WORD : pieces.map(canonicalPiece).join('');
}

/** An expansion keeps its source, spelt in characters that match nothing but the same expansion. */
export function canonicalPiece(piece: Piece): string {
  return piece.kind === 'literal' ? canonicalText(piece.text) : canonicalExpansion(piece);
}

function canonicalText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll(/[\uE000-\uE003\u{F0000}-\u{10FFFF}]/gu, '\uFFFD').replaceAll(' ', IN_WORD_BLANK);
}

/** An expansion in quotes differs from one without, and from one whose value the text itself sets. */
function canonicalExpansion({ source, isOwn, isInQuotes }: UnknownPiece): string {
  // No rule is as long as that, so that it is some expansion is all that matters.
  const shown = source.length > SOURCE_LENGTH_MAX ? '\0' : source;
  const spelt = Array.from(shown, (character) =>
    String.fromCodePoint(EXPANSION_OFFSET + ((character.codePointAt(0) ?? 0) % 0xfffe)),
  );
  const own = isOwn === true ? String.fromCodePoint(EXPANSION_OFFSET) : '';
  const quotes = isInQuotes === true ? QUOTES : '';
  return `${EXPANSION_START}${own}${quotes}${spelt.join('')}${EXPANSION_END}`;
}

const EXPANSION = new RegExp(`${EXPANSION_START}[^${EXPANSION_END}]*${EXPANSION_END}`, 'gu');

export function hasExpansion(canonical: string): boolean {
  return canonical.includes(EXPANSION_START);
}

/** The text with each expansion replaced: to ask what would be if it had this value. */
export function withExpansionsAs(canonical: string, value: string): string {
  return canonical.replaceAll(EXPANSION, value);
}

/** The text parted where expansions stand. */
export function splitAtExpansions(canonical: string): string[] {
  return canonical.split(EXPANSION);
}

/**
 * Values that an expansion could have. A regex has no `*` that could be told from a literal, so one that matches a command
 * with an expansion has to know it with all of these.
 */
export const EXPANSION_SAMPLES: readonly string[] = [
  'x',
  '',
  ' ',
  'a b',
  '-x',
  '--',
  '/',
  '.',
  '1',
  "'",
  '\n',
  `Qz09_-./:=,@%+ ~!#$^&*()[]{}|;<>?\`"'\\\t\r\n\u00e9`,
];
