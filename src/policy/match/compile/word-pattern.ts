import globToRegexp from 'glob-to-regexp';
import { RE2JS } from 're2js';
import type { Piece, Word } from '../../shell/word.ts';
import { canonicalPiece, ONE_CHARACTER } from './canonical.ts';
import { Expression } from './expression.ts';
import { literalGlob } from './literal-glob.ts';
import { type PatternPart } from './pattern-part.ts';

/** Words of a glob as parts, with the blanks between them. */
export function patternParts(words: readonly Word[]): PatternPart[] {
  const parts = words.flatMap(({ pieces }, index): PatternPart[] => [
    ...(index > 0 ? [{ kind: 'text', text: ' ' } as const] : []),
    ...(pieces.length === 0 ? [{ kind: 'text', text: '\uE002' } as const] : pieces.map(patternPart)),
  ]);
  return parts.reduce<PatternPart[]>((joined, part) => {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    else if (part.kind !== 'any' || last?.kind !== 'any') joined.push(part);
    return joined;
  }, []);
}

function patternPart(piece: Piece): PatternPart {
  if (piece.kind === 'literal' || piece.why !== 'pathname')
    return { kind: 'text', text: canonicalPiece(piece) };
  if (piece.source === '*' || piece.source === '**') return { kind: 'any' };
  return { kind: 'one', class: piece.source === '?' ? ONE_CHARACTER : bracketClass(piece.source) };
}

/** `[!a-c]` as RE2 has it. A bracket never matches a part of an expansion. */
function bracketClass(source: string): string {
  const body = source.slice(1, -1);
  const negated = /^[!^]/.test(body);
  const members = (negated ? body.slice(1) : body).replaceAll(/[\\[\]^]/g, '\\$&');
  return negated ? `[^${members}\\x{E000}\\x{E003}\\x{F0000}-\\x{10FFFF}]` : `[${members}]`;
}

const ANY = globToRegexp('*').source.slice(1, -1);

/**
 * The parts as one RE2 expression over canonical words. A blank and `*` at the end also match nothing: `docker compose
 * ps *` matches `docker compose ps`.
 */
export function compileParts(parts: readonly PatternPart[]): Expression {
  const shut = endsOpen(parts) ? withoutOpenEnd(parts) : null;
  const source = shut === null ? sourceOf(parts) : `${sourceOf(shut)}(?: ${ANY})?`;
  // What stands in brackets is the only thing that RE2 could refuse.
  if (parts.some(({ kind }) => kind === 'one')) return Expression.checked(source);
  const globs = (shut === null ? [parts] : [shut, parts]).map(literalGlob);
  return new Expression(source, globs.includes(null) ? null : (text) => globs.some((glob) => glob?.(text)));
}

/** The parts without a blank and `*` at their end. */
export function withoutOpenEnd(parts: readonly PatternPart[]): PatternPart[] {
  return [...parts.slice(0, -2), { kind: 'text', text: textOf(parts.at(-2)).slice(0, -1) }];
}

/** Whether the parts end in a blank and `*`. */
export function endsOpen(parts: readonly PatternPart[]): boolean {
  return parts.at(-1)?.kind === 'any' && textOf(parts.at(-2)).endsWith(' ');
}

const textOf = (part: PatternPart | undefined): string => (part?.kind === 'text' ? part.text : '');

const sourceOf = (parts: readonly PatternPart[]): string => parts.map(partSource).join('');

function partSource(part: PatternPart): string {
  switch (part.kind) {
    case 'text':
      return RE2JS.quote(part.text);
    case 'any':
      return ANY;
    case 'one':
      return part.class;
  }
}
