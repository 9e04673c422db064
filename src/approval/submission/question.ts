import type { RequestContext } from '../request.ts';
import type { Caller } from './caller.ts';

/** What is asked, as far as the policy judges it. */
export interface Question {
  tokenId: string;
  caller: Caller;
  command: string;
  environment: string;
  cwd: string | null;
  /** Seconds; null leaves it to the policy. */
  timeout: number | null;
  context: RequestContext;
  plan: Record<string, unknown> | null;
}

/** A request as the caller makes it, already checked. */
export interface Submission extends Question {
  idempotencyKey: string | null;
  reason: string | null;
}
