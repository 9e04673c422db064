import { compileRule } from '../policy/match/compile-rule.ts';
import { covers } from '../policy/match/cover.ts';
import type { RuleDraft, StoredRule } from './stored-rule.ts';

/** How a rule stands to the others. */
export interface Comparison {
  /** Rules that it would make superfluous. */
  covered: StoredRule[];
  /** Rules that make it superfluous. */
  covering: StoredRule[];
}

/** Holds a rule against all others of the same effect that begin with the same word, or with none that is spelt out. */
export function compare(draft: RuleDraft, others: readonly StoredRule[]): Comparison {
  const own = compileRule({ ...draft, id: '', uses: 0 });
  const near = others.filter(
    ({ effect, pattern }) => effect === draft.effect && sharesStart(pattern, draft.pattern),
  );
  const comparables = near.map((rule) => ({ rule, compiled: compileRule(rule) }));
  return {
    covered: comparables.filter(({ compiled }) => covers(own, compiled)).map(({ rule }) => rule),
    covering: comparables.filter(({ compiled }) => covers(compiled, own)).map(({ rule }) => rule),
  };
}

/** Ten thousand rules are not made ready for one comparison: another command's rules cannot cover it. */
function sharesStart(a: string, b: string): boolean {
  const start = (pattern: string): string => /^[\w./-]*/.exec(pattern.trim())?.[0] ?? '';
  const [one, other] = [start(a), start(b)];
  return one === '' || other === '' || one.startsWith(other) || other.startsWith(one);
}
