import { repositoryKey } from '../policy/match/repositories/repository-glob.ts';
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
  /** Grows with every change. */
  version: number;
}

/** What somebody writes to make a rule; the rest comes with keeping it. */
export type RuleDraft = Omit<
  StoredRule,
  'id' | 'uses' | 'lastUsedAt' | 'createdAt' | 'retiredAt' | 'owner' | 'version'
>;

/** What makes two rules the same one: an import lays what it brings over the rule with the same identity. */
export function identityOf({ effect, type, pattern, environments, repositories, hours }: RuleDraft): string {
  const scope = [environments, repositories.map(repositoryKey)].map((names) => [...new Set(names)].sort());
  return JSON.stringify([effect, type, pattern, ...scope, hours]);
}

/** Whether two rules say the same, word for word. */
export function saysTheSame(one: RuleDraft, other: RuleDraft): boolean {
  return (
    identityOf(one) === identityOf(other) &&
    one.reason === other.reason &&
    one.example === other.example &&
    one.maxUses === other.maxUses &&
    (one.expiresAt?.getTime() ?? null) === (other.expiresAt?.getTime() ?? null)
  );
}

/** A rule as a proposal was made about it: if it has changed since, the proposal is stale. */
export type RuleRef = Pick<StoredRule, 'id' | 'version' | 'effect' | 'type' | 'pattern' | 'lastUsedAt'>;

/** What was done to one rule. */
export interface RuleChange {
  batch: string;
  ruleId: string;
  kind: 'added' | 'changed' | 'retired' | 'restored';
  /** A Slack user, or `token:…`. */
  actor: string;
  at: Date;
  /** Until when it can be undone with one press; null: as long as any change. */
  undoUntil: Date | null;
  /** Null if there was no rule before. */
  before: StoredRule | null;
  /** Null if it was retired. */
  after: StoredRule | null;
}
