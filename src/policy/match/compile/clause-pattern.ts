import type { Rule } from '../../rule.ts';
import { hasHiddenCharacters } from '../../shell/hidden/hidden.ts';
import { compileRule, UncompilableRule } from './compile-rule.ts';

/** The pattern of a policy clause as the rule that would deny what it matches: both are matched the same way. */
export const clauseRule = (id: string, pattern: string): Rule => ({
  id,
  effect: 'deny',
  type: 'glob',
  pattern,
  environments: [],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  uses: 0,
  reason: 'A clause of the policy file.',
});

/** Why a text cannot be the command pattern of a policy clause, in one sentence; null if it can. */
export function clausePatternProblem(pattern: string): string | null {
  if (pattern.trim() === '') return 'The pattern is empty.';
  if (hasHiddenCharacters(pattern)) return 'The pattern holds hidden or look-alike characters.';
  try {
    compileRule(clauseRule('', pattern));
    return null;
  } catch (error) {
    if (error instanceof UncompilableRule) return error.message;
    throw error;
  }
}
