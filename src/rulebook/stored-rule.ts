import type { Rule } from '../policy/rule.ts';

/** A rule as the team keeps it. */
export interface StoredRule extends Rule {
  /** A command that it has to know. */
  example: string | null;
  /** The Slack user, or the token, that made it. */
  owner: string | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  retiredAt: Date | null;
}

/** What somebody writes to make a rule; the rest comes with keeping it. */
export type RuleDraft = Omit<StoredRule, 'id' | 'uses' | 'lastUsedAt' | 'createdAt' | 'retiredAt' | 'owner'>;

/** What makes two rules the same one: an import lays what it brings over the rule with the same identity. */
export function identityOf({ effect, type, pattern, environments, repositories, hours }: RuleDraft): string {
  const lower = repositories.map((one) => one.toLowerCase());
  return JSON.stringify([effect, type, pattern, [...environments].sort(), lower.sort(), hours]);
}
