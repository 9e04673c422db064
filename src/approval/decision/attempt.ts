import type { Request } from '../request.ts';
import type { Refusal } from './lifecycle.ts';

/** An attempt to end a request, or to bring it nearer to its end. */
export type Attempt =
  | { kind: 'approve'; reviewer: string }
  | { kind: 'deny'; reviewer: string; reason: string }
  /** One admin lifts what else is missing; `reason` was asked of them. */
  | { kind: 'break-glass'; reviewer: string; reason: string }
  | { kind: 'cancel'; tokenId: string }
  /** Nobody could ever approve it. */
  | { kind: 'nobody'; reason: string }
  | { kind: 'time-out' };

export type DecideOutcome =
  /** This attempt ended the request. */
  | { kind: 'decided'; request: Request }
  /** The approval counts; others are still missing. */
  | { kind: 'counted'; request: Request; missing: number }
  | { kind: 'counted-before'; request: Request; missing: number }
  /** Something else ended it first: `request.decision` says what. */
  | { kind: 'already-decided'; request: Request }
  /** A time-out came before the deadline. */
  | { kind: 'not-due'; request: Request }
  /** One approval is all that is missing: there is no glass to break. */
  | { kind: 'nothing-to-lift'; request: Request }
  | { kind: 'refused'; refusal: Refusal; request: Request }
  /** People cannot read the whole command yet, so nobody approves it. */
  | { kind: 'not-readable'; request: Request }
  /** The policy file no longer has its environment, so no policy says what an approval takes. It can be denied. */
  | { kind: 'environment-gone'; request: Request }
  | { kind: 'not-found' };
