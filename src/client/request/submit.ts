import type { GateClient, RequestBody } from '../gate/gate-client.ts';
import type { GateReply } from '../gate/gate-reply.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { problemOutcome } from '../gate/problem-outcome.ts';
import type { NotRun } from './outcome.ts';
import type { OwnLimit } from './own-limit.ts';
import { backoffMs, pause } from './pause.ts';

/** How long a gate that does not answer is asked again, in ms. */
const BUDGET_MS = 15_000;
/** How long one try may take, in ms. */
const TRY_MS = 10_000;
/** How much longer, once canceled, the id of a request that may be stored is looked for, in ms. */
const CANCEL_GRACE_MS = 5_000;

export type Submitted =
  | { kind: 'stored'; request: GateRequest; clockAheadMs: number }
  | { kind: 'not-run'; outcome: NotRun };

/**
 * Puts the request to the gate. A gate that does not answer is asked again with the same Idempotency-Key, so however
 * often it is asked there is one request. A cancel does not break off a try that may already be stored: its id is
 * needed to cancel it.
 */
export async function submit(
  gate: GateClient,
  body: RequestBody,
  idempotencyKey: string,
  { limit, cancel }: { limit: OwnLimit; cancel: AbortSignal },
): Promise<Submitted> {
  const endsAt = Math.min(performance.now() + BUDGET_MS, limit.endsAt);
  const cutoff = abortedFor(cancel, CANCEL_GRACE_MS);
  let mayBeStored = false;
  for (let attempt = 0; ; attempt += 1) {
    const timeoutMs = Math.min(TRY_MS, Math.max(1_000, endsAt - performance.now()));
    const reply = await gate.create(body, idempotencyKey, { timeoutMs, signal: cutoff });
    if (reply.kind === 'aborted') return canceled('not-told');
    if (reply.kind !== 'try-later') return settled(reply);

    mayBeStored ||= reply.mayHaveArrived;
    if (reply.isFinal && !mayBeStored && !cancel.aborted)
      return notRun({ kind: 'unavailable', request: null, reason: reply.reason });
    const waitMs = reply.retryAfterMs ?? backoffMs(attempt, Math.random());
    if (cancel.aborted && !mayBeStored) return canceled('never-asked');
    if (performance.now() + waitMs > endsAt) {
      if (cancel.aborted) return canceled('not-told');
      return notRun({ kind: 'unavailable', request: null, reason: reply.reason });
    }
    await pause(waitMs, mayBeStored ? cutoff : cancel);
    if (cancel.aborted && !mayBeStored) return canceled('never-asked');
  }
}

function settled(reply: Exclude<GateReply, { kind: 'try-later' | 'aborted' }>): Submitted {
  switch (reply.kind) {
    case 'request':
      return { kind: 'stored', request: reply.request, clockAheadMs: reply.clockAheadMs };
    case 'problem':
      return notRun(problemOutcome(reply.status, reply.text, null));
    case 'nonsense':
      return notRun({ kind: 'unavailable', request: null, reason: reply.reason });
  }
}

function notRun(outcome: NotRun): Submitted {
  return { kind: 'not-run', outcome };
}

function canceled(end: 'not-told' | 'never-asked'): Submitted {
  return notRun({ kind: 'canceled', request: null, end });
}

/** A signal that fires when `signal` has been aborted for `ms`. */
function abortedFor(signal: AbortSignal, ms: number): AbortSignal {
  const late = new AbortController();
  const start = (): void => {
    setTimeout(() => late.abort(), ms).unref();
  };
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return late.signal;
}
