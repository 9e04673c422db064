import type { z } from 'zod';
import type { StoredRule } from '../../rulebook/stored-rule.ts';
import type { ruleAnswer } from './rule-schemas.ts';

/** A rule as the API shows it. */
export function presentRule(rule: StoredRule): z.infer<typeof ruleAnswer> {
  return {
    id: rule.id,
    effect: rule.effect,
    type: rule.type,
    pattern: rule.pattern,
    environments: rule.environments,
    repositories: rule.repositories,
    hours: rule.hours,
    expires_at: rule.expiresAt?.toISOString() ?? null,
    max_uses: rule.maxUses,
    reason: rule.reason,
    example: rule.example,
    owner: rule.owner,
    uses: rule.uses,
    last_used_at: rule.lastUsedAt?.toISOString() ?? null,
    created_at: rule.createdAt.toISOString(),
    retired_at: rule.retiredAt?.toISOString() ?? null,
  };
}
