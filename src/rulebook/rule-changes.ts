import type { ImportNotice } from './import/import-notice.ts';
import type { StoredRule } from './stored-rule.ts';

/** Changes to the rule book that belong together. */
export interface RuleChanges {
  added: readonly StoredRule[];
  /** Rules with their new contents, under the id they had. */
  changed: readonly StoredRule[];
  /** Ids. */
  retired: readonly string[];
  /** Retired rules that count again, with the contents that they have then. */
  restored: readonly StoredRule[];
  /** What the approvals channel is told, stored in the same transaction; absent if the caller tells it. */
  notice?: ImportNotice;
}

/** Who changes rules, when, and under which name the changes are found again. */
export interface ChangeStamp {
  batch: string;
  /** A Slack user, or `token:…`. */
  actor: string;
  at: Date;
  /** The second admin, where the change waited for one. */
  confirmedBy?: string;
  /** Until when they can be undone with one press, where that is longer than for other changes. */
  undoUntil?: Date;
}

/** The rule book while it is being changed. */
export interface RuleBookNow {
  /** Rules that are not retired, the oldest first. */
  active: readonly StoredRule[];
  /** The rules that were asked for by id, retired ones too. */
  named: readonly StoredRule[];
}
