import type { Word as ParsedWord, WordPart } from 'unbash';
import { decodeAnsiC } from './ansi-c.ts';
import { expandBraces } from './braces.ts';
import { joinPieces, type Piece, type Word } from './word.ts';
import { type Origin, written } from './written.ts';

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
  const pieces = parts === undefined ? [literal(unescape(text))] : parts.flatMap(readPart);
  return [{ source: text, pieces: joinPieces(withTilde(text, pieces)), written: written(word, origin) }];
}

/** The same for places where braces are not expanded: assignments, redirect targets, here-strings. */
export function readValue(word: ParsedWord, origin: Origin): Word {
  const [first, ...others] = readWord(word, origin);
  if (first !== undefined && others.length === 0) return first;
  return { source: word.text, pieces: [unknown(word.text, 'expansion')] };
}

function readPart(part: WordPart): Piece[] {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
      return [literal(part.value)];
    case 'AnsiCQuoted':
      return [ansiC(part.text)];
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.flatMap((child) => readPart(child)).map(quoted);
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
  return value === null ? { ...unknown(text, 'expansion'), isQuoted: true } : literal(value);
}

/** `"$@"` and `"${a[@]}"` are many words all the same. */
function quoted(piece: Piece): Piece {
  return piece.kind === 'literal' || piece.source.includes('@') ? piece : { ...piece, isQuoted: true };
}

/** An unquoted tilde in front is a home folder, not a character. */
function withTilde(source: string, pieces: Piece[]): Piece[] {
  const tilde = /^~[\w.+-]*/.exec(source)?.[0];
  const [first, ...rest] = pieces;
  if (tilde === undefined || first?.kind !== 'literal' || !first.text.startsWith(tilde)) return pieces;
  return [unknown(tilde, 'expansion'), literal(first.text.slice(tilde.length)), ...rest];
}

/** Backslashes of unquoted text; a backslash before a line end takes the line end with it. */
function unescape(text: string): string {
  return text.replaceAll('\\\n', '').replace(/\\([\s\S])/g, '$1');
}

const literal = (text: string): Piece => ({ kind: 'literal', text });

const unknown = (source: string, why: 'expansion' | 'substitution' | 'pathname'): Piece => ({
  kind: 'unknown',
  source,
  why,
});
