import type { RuleDraft } from './stored-rule.ts';

/** A change of the rule book, before it is carried out. */
export type IntendedChange =
  | { action: 'add'; draft: RuleDraft; replaces: readonly string[] }
  /** `version` is the one that was looked at. */
  | { action: 'edit'; id: string; version: number; draft: RuleDraft }
  | { action: 'restore'; id: string; draft: RuleDraft };

/** A change that waits for a second admin, or waited for one. */
export interface HeldChange {
  id: string;
  /** Slack user. */
  author: string;
  change: IntendedChange;
  createdAt: Date;
  /** Null as long as it waits. */
  settled: { outcome: 'confirmed' | 'refused'; by: string; at: Date } | null;
}

/**
 * Whether one admin alone may not make this rule: it allows by a pattern, in an environment whose
 * `rule_changes.approvals` is 2. A rule for all environments is for the marked ones too.
 */
export function needsSecondAdmin(
  { effect, type, environments }: Pick<RuleDraft, 'effect' | 'type' | 'environments'>,
  marked: readonly string[],
): boolean {
  if (effect !== 'allow' || type === 'exact') return false;
  return environments.length === 0 ? marked.length > 0 : environments.some((one) => marked.includes(one));
}
