import type { AuditEvent } from '../audit/entry.ts';
import type { StoredRule } from './stored-rule.ts';

/** Changes to the rule book that belong together. */
export interface RuleChanges {
  added: readonly StoredRule[];
  /** Rules with their new contents, under the id they had. */
  changed: readonly StoredRule[];
  /** Ids. */
  retired: readonly string[];
}

/** Where rules are kept. Every method throws `StoreUnavailable` where the database cannot be reached. */
export interface RuleStore {
  /** Rules that are not retired, the oldest first, with the version of the book that they are of. */
  active(): Promise<{ version: number; rules: StoredRule[] }>;
  /** Grows with every change. */
  version(): Promise<number>;
  /**
   * Works out changes from the active rules and carries them out in one transaction, one writer at a time.
   * @returns what `plan` returned, with the changes done where there were any.
   */
  change<Plan extends { changes: RuleChanges | null }>(
    plan: (active: readonly StoredRule[]) => Plan,
    audit: (changes: RuleChanges) => readonly AuditEvent[],
    now: Date,
  ): Promise<Plan>;
}
