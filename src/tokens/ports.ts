import type { AuditEvent } from '../audit/entry.ts';
import type { StoredToken } from './stored-token.ts';

/** Tokens that a new one has to get along with. */
export interface TokensNow {
  /** The token that has the new one's id already. */
  held: StoredToken | null;
  /** Tokens that are neither revoked nor expired, the bootstrap token among them. */
  live: readonly StoredToken[];
}

/** What came of an attempt to revoke. */
export type Revoked =
  | { kind: 'revoked'; token: StoredToken }
  | { kind: 'revoked-before'; token: StoredToken }
  | { kind: 'not-found' };

/** Where tokens are kept, without a token in clear. Every method throws `StoreUnavailable` where it cannot be reached. */
export interface TokenBook {
  /** Tokens that are neither revoked nor expired, the oldest first. */
  live(now: Date): Promise<StoredToken[]>;
  /**
   * Keeps a token and its audit entry in one transaction, one writer at a time, unless `refuse` says why not.
   * @returns what `refuse` returned; null where the token is kept.
   */
  add<Refusal>(
    token: StoredToken,
    sha256: Buffer,
    refuse: (now: TokensNow) => Refusal | null,
    event: AuditEvent,
  ): Promise<Refusal | null>;
  /** Revokes a token that is not yet revoked, with its audit entry in the same transaction. */
  revoke(id: string, at: Date, eventOf: (token: StoredToken) => AuditEvent): Promise<Revoked>;
}
