import type { AuditEvent } from '../audit/entry.ts';
import type { Bindings, StoredToken } from './stored-token.ts';
import type { TokenNotice } from './token-notice.ts';

/** Tokens that a new one has to get along with. */
export interface TokensNow {
  /** The token that has the new one's id already. */
  held: StoredToken | null;
  /** Tokens that are neither revoked nor expired, the bootstrap token among them. */
  live: readonly StoredToken[];
}

/** What is stored with a change, in its transaction: the audit entry, and what the approvals channel is told. */
export interface TokenRecord {
  event: AuditEvent;
  notice: TokenNotice;
}

/** What came of an attempt to revoke. */
export type Revoked =
  | { kind: 'revoked'; token: StoredToken }
  | { kind: 'revoked-before'; token: StoredToken }
  | { kind: 'not-found' };

/** What is to become of a token's bindings. */
export type BindPlan<Refusals> =
  | { kind: 'bound'; bindings: Bindings; record: TokenRecord }
  | { kind: 'refused'; refusals: Refusals }
  | { kind: 'unchanged' };

/** What came of an attempt to bind. */
export type Bound<Refusals> =
  | { kind: 'bound'; token: StoredToken }
  | { kind: 'unchanged'; token: StoredToken }
  | { kind: 'refused'; refusals: Refusals }
  /** It was revoked, or has expired. */
  | { kind: 'ended'; token: StoredToken }
  | { kind: 'not-found' };

/** Where tokens are kept, without a token in clear. Every method throws `StoreUnavailable` if it cannot be reached. */
export interface TokenBook {
  /** Tokens that are neither revoked nor expired, the oldest first. */
  live(now: Date): Promise<StoredToken[]>;
  /**
   * Keeps a token and its record in one transaction, one writer at a time, unless `refuse` says why not.
   * @returns what `refuse` returned; null if the token is kept.
   */
  add<Refusal>(
    token: StoredToken,
    sha256: Buffer,
    refuse: (now: TokensNow) => Refusal | null,
    record: TokenRecord,
  ): Promise<Refusal | null>;
  /** Changes the bindings of a live token as `plan` says, with its record in the same transaction, one writer at a time. */
  bind<Refusals>(
    id: string,
    now: Date,
    plan: (token: StoredToken) => BindPlan<Refusals>,
  ): Promise<Bound<Refusals>>;
  /** Revokes a token that is not yet revoked, with its record in the same transaction. */
  revoke(id: string, at: Date, recordOf: (token: StoredToken) => TokenRecord): Promise<Revoked>;
}

/**
 * Why somebody cannot answer for a token, as the end of a sentence; null for an active full member of the workspace.
 * @throws OwnerUnknown if Slack cannot be asked.
 */
export type OwnerCheck = (user: string) => Promise<string | null>;

/** Slack could not be asked who the owner of a token is, so that nothing was changed. */
export class OwnerUnknown extends Error {
  constructor(cause: unknown) {
    super('cannot ask Slack about the owner', { cause });
    this.name = 'OwnerUnknown';
  }
}
