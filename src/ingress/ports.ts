import type { AuditEntry } from '../audit/entry.ts';
import type { RowState, RowTable } from '../audit/row-state.ts';
import type { Token } from './callers/token.ts';

/** Where tokens are kept, by hash. */
export interface TokenStore {
  /** The token whose SHA-256 this is, unless it was revoked or has expired. */
  findByHash(sha256: Buffer, now: Date): Promise<Token | null>;
  /** Makes the token with this hash the one bootstrap token; with null there is none any more. */
  setBootstrap(sha256: Buffer | null, now: Date): Promise<void>;
}

/** Tells when a request may have ended. */
export interface DecisionFeed {
  subscribe(requestId: string, wake: () => void): () => void;
}

/** Whether a part works. Rejects with a sentence that says what is wrong; it must hold no secret. */
export type HealthCheck = () => Promise<void>;

/** Whether the people and channels of the policy file can do their part. */
export interface PeopleHealth {
  /** Null before it was looked at for the first time. */
  checkedAt: Date | null;
  /** A sentence each. */
  problems: readonly string[];
}

/** A part of the audit log, oldest entry first, without a gap unless the log has one. */
export interface AuditPage {
  entries: readonly AuditEntry[];
  /** Whether the page ends because it is full. A log that grows in the meantime does not make it so. */
  more: boolean;
}

/** The audit log, to be read. */
export interface AuditLog {
  /**
   * At most `limit` entries behind the entry `after`, fewer if they are large; null: from the first one.
   * @throws StoreUnavailable
   */
  page(after: number | null, limit: number): Promise<AuditPage>;
}

/** Rows of a table that the audit log tells of. */
export interface RowPage {
  /** The newest entry: the rows are what the entries up to it tell. 0 if there is none. */
  head: number;
  /** How many rows the table has; null on all pages but the first. */
  total: number | null;
  /** The names of the columns that the hints of a state stand for, in their order. */
  columns: readonly string[];
  states: readonly RowState[];
  /** Whether the page ends because it is full. */
  more: boolean;
}

/** What rows hold now, to be compared with what the audit log tells. */
export interface RowLog {
  /**
   * At most `limit` rows whose ids come behind `after` in the order of their bytes; null: from the first one.
   * @throws StoreUnavailable
   */
  page(table: RowTable, after: string | null, limit: number): Promise<RowPage>;
}
