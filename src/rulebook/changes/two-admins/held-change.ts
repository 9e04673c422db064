import type { RuleDraft } from '../../stored-rule.ts';
import type { BatchItem } from '../batch-item.ts';
import type { RuleStep } from './weakenings.ts';

/** A rule as it was looked at. `version` is null in what older versions of the gate stored. */
export interface SeenRule {
  id: string;
  version: number | null;
}

/** A change of the rule book, before it is carried out. Each names the versions that were looked at. */
export type IntendedChange =
  | { action: 'add'; draft: RuleDraft; replaces: readonly SeenRule[] }
  | { action: 'edit'; id: string; version: number; draft: RuleDraft }
  | ({ action: 'retire' } & SeenRule)
  /** `draft` is what the retired rule says. */
  | ({ action: 'restore'; draft: RuleDraft } & SeenRule)
  /** `only`: ids of the rules whose changes are taken back; null: all of the batch. */
  | { action: 'undo'; batch: string; only: readonly string[] | null }
  /** Proposals of a digest. */
  | { action: 'apply'; items: readonly BatchItem[] };

/** A change that waits for a second admin, or waited for one. */
export interface HeldChange {
  id: string;
  /** Slack user. */
  author: string;
  change: IntendedChange;
  /** What it does to which rules, as they were when it was proposed: what people are shown. */
  steps: readonly RuleStep[];
  createdAt: Date;
  /** Null as long as it waits. */
  settled: { outcome: 'confirmed' | 'refused'; by: string; at: Date } | null;
}
