import type { DoubleQuotedChild, Word as ParsedWord, WordPart } from 'unbash';
import { type Origin, written } from '../source/written.ts';
import { joinPieces, type Piece, type UnknownPiece, type Word } from '../word.ts';
import { decodeAnsiC } from './ansi-c.ts';
import { expandBraces } from './braces.ts';

/** Plain enough to be brace-expanded by text alone. */
const PLAIN = /^[\w./:@%+=,{}-]*$/;

/**
 * A parsed word as the words that bash makes of it before it looks at values: one, or several where braces stand.
 * A brace that cannot be written out stays as an unknown piece.
 */
export function readWord(word: ParsedWord, origin: Origin): Word[] {
  const { text, parts } = word;
  if (parts?.some(({ type }) => type === 'BraceExpansion') && PLAIN.test(text)) {
    const expanded = expandBraces(text);
    // What braces leave empty is no word: `{,rm}` is `rm`.
    if (expanded !== null)
      return expanded
        .filter((one) => one !== '')
        .map((one) => ({
          source: text,
          pieces: [{ kind: 'literal', text: one }],
        }));
  }
  return [unexpanded(word, origin)];
}

/** The same for the target of a redirect: bash refuses more than one word there. */
export function readTarget(word: ParsedWord, origin: Origin): Word {
  const [first, ...others] = readWord(word, origin);
  if (first !== undefined && others.length === 0) return first;
  return { source: word.text, pieces: [unknown(word.text, 'expansion')] };
}

/** The same for values, where braces are not expanded: in assignments and here-strings. */
export function readValue(word: ParsedWord, origin: Origin): Word {
  return PLAIN.test(word.text)
    ? { source: word.text, pieces: joinPieces([literal(word.text)]), written: written(word, origin) }
    : unexpanded(word, origin);
}

function unexpanded(word: ParsedWord, origin: Origin): Word {
  const { text, parts } = word;
  const pieces =
    parts === undefined ? withTildes(text, true) : parts.flatMap((part) => readPart(part, part === parts[0]));
  return { source: text, pieces: joinPieces(pieces), written: written(word, origin) };
}

/** @param isFirst whether the part begins an unquoted word. */
function readPart(part: WordPart, isFirst: boolean): Piece[] {
  switch (part.type) {
    case 'Literal':
      return withTildes(part.text, isFirst);
    case 'SingleQuoted':
      return [literal(part.value)];
    case 'AnsiCQuoted':
      return [ansiC(part.text)];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap(readQuoted);
    case 'Glob':
    case 'ExtendedGlob':
      return [unknown(part.text, 'pathname')];
    case 'CommandExpansion':
    case 'ProcessSubstitution':
      return [unknown(part.text, 'substitution')];
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'ArithmeticExpansion':
    case 'BraceExpansion':
      return [unknown(part.text, 'expansion')];
  }
}

/** The parser keeps `\x{…}` as text where bash decodes it, so the value is decoded here. */
function ansiC(text: string): Piece {
  const value = decodeAnsiC(text.slice(2, -1));
  return value === null ? inQuotes(unknown(text, 'expansion')) : literal(value);
}

/** `"$@"` and `"${a[@]}"` are many words all the same. */
function readQuoted(part: DoubleQuotedChild): Piece[] {
  if (part.type === 'Literal') return [literal(part.value)];
  return readPart(part, false).map(inQuotes);
}

const inQuotes = (piece: Piece): Piece =>
  piece.kind === 'literal' ? piece : { ...piece, isInQuotes: true, isQuoted: !piece.source.includes('@') };

/** A tilde that may stand for a home folder: in front of a word, and behind `=` or `:`, where an assignment has one. */
const TILDE = /(?<=[=:])~[\w.+-]*/g;
const FIRST_TILDE = /^~[\w.+-]*|(?<=[=:])~[\w.+-]*/g;

function withTildes(text: string, isFirst: boolean): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: tilde, index } of text.matchAll(isFirst ? FIRST_TILDE : TILDE)) {
    pieces.push(literal(unescape(text.slice(at, index))), unknown(tilde, 'expansion'));
    at = index + tilde.length;
  }
  return [...pieces, literal(unescape(text.slice(at)))];
}

/** Backslashes of unquoted text; a backslash before a line end takes the line end with it. */
function unescape(text: string): string {
  return text.replaceAll('\\\n', '').replace(/\\([\s\S])/g, '$1');
}

const literal = (text: string): Piece => ({ kind: 'literal', text });

const unknown = (source: string, why: 'expansion' | 'substitution' | 'pathname'): UnknownPiece => ({
  kind: 'unknown',
  source,
  why,
});
