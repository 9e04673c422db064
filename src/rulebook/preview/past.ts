import type { Origin } from '../../policy/match/repositories/reach.ts';

/** Requests of the past that asked for the same text in the same place, with the same proof of it. */
export interface PastCommand extends Origin {
  /** Secrets in it are masked. */
  command: string;
  environment: string;
  requests: number;
  /** How many of them people let pass. */
  approvals: number;
  lastAt: Date;
}

/** A denial by a person. */
export interface PastDenial extends Origin {
  requestId: string;
  command: string;
  environment: string;
  /** Slack user. */
  by: string;
  at: Date;
  reason: string | null;
}

/** What was asked for and denied in a window of time. Every method throws `StoreUnavailable`. */
export interface Past {
  /** The most frequent first, at most `limit`. */
  commands(since: Date, limit: number): Promise<PastCommand[]>;
  /** By people only, the newest first, at most `limit`. */
  denials(since: Date, limit: number): Promise<PastDenial[]>;
}
