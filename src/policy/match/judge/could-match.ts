import { RE2JS } from 're2js';
import { splitAtExpansions } from '../compile/canonical.ts';
import type { CommandPattern } from '../compile/compiled-rule.ts';
import { type PatternPart } from '../compile/pattern-part.ts';
import { hasTopAlternative } from '../compile/regex-prefix.ts';
import { endsOpen, withoutOpenEnd } from '../compile/word-pattern.ts';

type Token =
  | { kind: 'character'; text: string }
  | { kind: 'any' }
  | { kind: 'one'; matches: (text: string) => boolean };

/**
 * Whether some value of the expansions in a command would make it match. A regex is compared by the text in front of
 * its first special character and of the first expansion only: where those agree, it could.
 */
export function couldMatch({ words, parts }: CommandPattern, canonical: string): boolean {
  const pieces = splitAtExpansions(canonical);
  if (parts === null) {
    const start = literalPrefix(words.pattern());
    const known = pieces[0] ?? '';
    return start.startsWith(known) || known.startsWith(start);
  }
  const subject = pieces.flatMap((text, index): Token[] => [
    ...(index > 0 ? [{ kind: 'any' } as const] : []),
    ...Array.from(text, (character) => ({ kind: 'character', text: character }) as const),
  ]);
  const patterns = endsOpen(parts) ? [parts, withoutOpenEnd(parts)] : [parts];
  return patterns.some((one) => intersect(one.flatMap(toTokens), subject));
}

/** What every match of an expression begins with: up to its first special character, and no alternative at the top. */
function literalPrefix(pattern: string): string {
  if (hasTopAlternative(pattern)) return '';
  const start = /^[\w /-]*/.exec(pattern)?.[0] ?? '';
  return /^[?*{]/.test(pattern.slice(start.length)) ? start.slice(0, -1) : start;
}

function toTokens(part: PatternPart): Token[] {
  if (part.kind === 'text') return Array.from(part.text, (text) => ({ kind: 'character', text }));
  if (part.kind === 'any') return [part];
  const one = RE2JS.compile(part.class, RE2JS.DOTALL);
  return [{ kind: 'one', matches: (text) => one.matches(text) }];
}

/** Whether two patterns have a text in common; one row of the table at a time. */
function intersect(a: readonly Token[], b: readonly Token[]): boolean {
  // reached[j]: whether what is left of `a` from here and of `b` from j on have a text in common.
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i -= 1) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j -= 1) row[j] = step(a[i], b[j], below, row, j);
    below = row;
  }
  return below[0] ?? false;
}

function step(
  a: Token | undefined,
  b: Token | undefined,
  below: boolean[],
  row: boolean[],
  j: number,
): boolean {
  if (a === undefined && b === undefined) return true;
  if (a?.kind === 'any') return (below[j] ?? false) || (b !== undefined && (row[j + 1] ?? false));
  if (b?.kind === 'any') return (row[j + 1] ?? false) || (a !== undefined && (below[j] ?? false));
  if (a === undefined || b === undefined || b.kind !== 'character') return false;
  const same = a.kind === 'character' ? a.text === b.text : a.matches(b.text);
  return same && (below[j + 1] ?? false);
}
