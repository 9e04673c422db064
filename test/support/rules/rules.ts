import type { Rule } from '../../../src/policy/rule.ts';

/** A rule with nothing special about it. */
export function aRule(pattern: string, more: Partial<Rule> = {}): Rule {
  return {
    id: `${more.effect ?? 'allow'} ${pattern}`,
    effect: 'allow',
    type: 'glob',
    pattern,
    environments: [],
    repositories: [],
    hours: 'any',
    expiresAt: null,
    maxUses: null,
    uses: 0,
    reason: 'known',
    ...more,
  };
}

export const allow = (pattern: string, type: Rule['type'] = 'glob'): Rule => aRule(pattern, { type });
export const deny = (pattern: string, type: Rule['type'] = 'glob'): Rule =>
  aRule(pattern, { type, effect: 'deny', reason: 'never' });
