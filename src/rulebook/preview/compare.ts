import { forEachYielding } from '../../concurrency/yielding.ts';
import type { RuleBook } from '../../policy/match/book/rule-book.ts';
import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import { covers, someCommand } from '../../policy/match/cover/cover.ts';
import type { RuleDraft, StoredRule } from '../stored-rule.ts';

/** How a rule stands to the others. */
export interface Comparison {
  /** Rules that it would make redundant. */
  covered: StoredRule[];
  /** Rules that make it redundant. */
  covering: StoredRule[];
}

/**
 * Holds a rule against all others of the same effect that begin with the same word, or with none that is spelt out.
 * @param compiled what was made ready of them before.
 */
export async function compare(
  draft: RuleDraft,
  others: readonly StoredRule[],
  compiled: RuleBook['compiled'],
): Promise<Comparison> {
  const own = compileRule(draft);
  const example = someCommand(own);
  const near = others.filter(
    ({ effect, pattern }) => effect === draft.effect && sharesStart(pattern, draft.pattern),
  );
  const found: Comparison = { covered: [], covering: [] };
  await forEachYielding(near, (rule) => {
    const known = compiled.get(`${rule.type} ${rule.pattern}`);
    const other = known === undefined ? compileRule(rule) : { ...known, rule };
    // Whoever does not know one command of it does not cover it; that is cheaper to find out.
    if (someCommand(other)?.isMatchedBy(own) !== false && covers(own, other)) found.covered.push(rule);
    if (example?.isMatchedBy(other) !== false && covers(other, own)) found.covering.push(rule);
  });
  return found;
}

/** Ten thousand rules are not made ready for one comparison: another command's rules cannot cover it. */
function sharesStart(a: string, b: string): boolean {
  const start = (pattern: string): string => /^[\w./-]*/.exec(pattern.trim())?.[0] ?? '';
  const [one, other] = [start(a), start(b)];
  return one === '' || other === '' || one.startsWith(other) || other.startsWith(one);
}
