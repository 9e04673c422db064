import type { Token } from './token.ts';

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

/** Whether the parts that the gate stands on work; each check throws or says what is not well. */
export type HealthCheck = () => Promise<void>;

/** Whether the people and channels of the policy file can do their part. It makes no gate unready. */
export interface PeopleHealth {
  /** Null before it was looked at for the first time. */
  checkedAt: Date | null;
  /** A sentence each. */
  problems: readonly string[];
}
