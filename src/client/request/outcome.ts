import type { GateRequest } from '../gate/gate-request.ts';
import type { OwnLimit } from './own-limit.ts';

/** How the approved command ended. */
export type RunEnd =
  | {
      kind: 'ended';
      /** The command's own, or 128 + n where signal n killed it. */
      exitCode: number;
      durationMs: number;
      /** It was ended because it ran longer than it was given. */
      overran: boolean;
    }
  | { kind: 'not-started'; reason: string };

/** What a caller that gave up left behind at the gate. */
export type CancelEnd =
  /** The gate ended the request. */
  | 'canceled'
  /** It was approved a moment before. */
  | 'approved-before'
  /** It had ended in another way. */
  | 'ended-before'
  /** The gate did not answer: the request ends by its own deadline. */
  | 'not-told'
  /** The gate never had the request. */
  | 'never-asked';

/** Every reason for which nothing was run. */
export type NotRun =
  | { kind: 'denied'; request: GateRequest }
  | { kind: 'timed-out'; request: GateRequest }
  /** The caller's own limit was over before it knew of an approval. */
  | { kind: 'limit-reached'; request: GateRequest; limit: OwnLimit; end: CancelEnd }
  | { kind: 'canceled'; request: GateRequest | null; end: CancelEnd }
  | { kind: 'unavailable'; request: GateRequest | null; reason: string }
  | { kind: 'untrusted'; request: GateRequest; reason: string }
  /** The gate does not accept the token, at all or for this environment. */
  | { kind: 'token-refused'; reason: string }
  /** The gate does not accept the request as it was put. */
  | { kind: 'request-refused'; reason: string };

/** How asking and running ended. */
export type Outcome = NotRun | { kind: 'ran'; request: GateRequest; run: RunEnd };
