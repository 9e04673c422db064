import type { AuditEvent } from '../audit/entry.ts';
import type { HeldChange } from './changes/two-admins/held-change.ts';
import { type ChangeStamp, type RuleBookNow, type RuleChanges } from './rule-changes.ts';
import type { RuleChange, RuleDraft, StoredRule } from './stored-rule.ts';

/** Where rules are kept. Every method throws `StoreUnavailable` if the database cannot be reached. */
export interface RuleStore {
  /** Rules that are not retired, the oldest first, with the version of the book that they are of. */
  active(): Promise<{ version: number; rules: StoredRule[] }>;
  /** Grows with every change. */
  version(): Promise<number>;
  /** A rule, retired or not. */
  find(id: string): Promise<StoredRule | null>;
  /** Rules by their ids, retired or not. */
  named(ids: readonly string[]): Promise<StoredRule[]>;
  /** Retired rules, the newest retirement first, at most `limit`. */
  retired(limit: number): Promise<StoredRule[]>;
  /** What was done to a rule, the newest first, at most `limit`. */
  history(ruleId: string, limit: number): Promise<RuleChange[]>;
  /** Changes that were made together, in their order. */
  batch(batch: string): Promise<RuleChange[]>;
  /**
   * Works out changes from the rules as they are and carries them out in one transaction, one writer at a time.
   * @returns what `plan` returned, with the changes done where there were any.
   */
  change<Plan extends { changes: RuleChanges | null }>(
    named: readonly string[],
    plan: (book: RuleBookNow) => Plan,
    stamp: ChangeStamp,
    audit: (changes: RuleChanges, stamp: ChangeStamp) => readonly AuditEvent[],
  ): Promise<Plan>;
}

/** Keeps what somebody is about to make a rule of, for a day. */
export interface DraftStore {
  save(id: string, author: string, draft: RuleDraft, at: Date): Promise<void>;
  /** Null if there is none, it is another one's, or it is too old. */
  load(id: string, author: string, now: Date): Promise<RuleDraft | null>;
}

/** Keeps changes that wait for a second admin. Every method throws `StoreUnavailable` if the database is out of reach. */
export interface HeldChangeStore {
  save(held: HeldChange, audit: AuditEvent): Promise<void>;
  find(id: string): Promise<HeldChange | null>;
  /** @returns false if somebody settled it before. */
  settle(id: string, settled: NonNullable<HeldChange['settled']>, audit: AuditEvent): Promise<boolean>;
}
