import type { GateClient } from '../gate/gate-client.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { problemOutcome } from '../gate/problem-outcome.ts';
import type { NotRun } from './outcome.ts';
import { askUntil, type OwnLimit } from './own-limit.ts';
import { backoffMs, pause } from './pause.ts';
import type { ReportProgress } from './progress.ts';

/** How long after the deadline an answer is still waited for, in ms. */
const GRACE_MS = 15_000;
/** What an answer may take longer than the wait it was asked for, in ms. */
const MARGIN_MS = 10_000;
/** No two questions follow each other faster than this, in ms, whatever the gate answers. */
const PACE_MS = 1_000;

export type Awaited =
  /** Decided as far as the answer says; nothing of it has been checked. */
  | { kind: 'decided'; request: GateRequest }
  | { kind: 'interrupted'; request: GateRequest }
  /** The caller's own limit is over, and the gate says that it is pending. */
  | { kind: 'limit-reached'; request: GateRequest }
  | { kind: 'given-up'; outcome: NotRun };

interface Wait {
  request: GateRequest;
  /** When the request ends, on `performance.now()`. */
  deadline: number;
}

/**
 * Asks until the request is decided, `cancel` fires, the caller's own limit is over, or the gate has not answered for
 * {@link GRACE_MS} past its deadline. An outage in between is waited out: the decision is at the gate, not here.
 */
export async function awaitDecision(
  gate: GateClient,
  stored: { request: GateRequest; clockAheadMs: number },
  limit: OwnLimit,
  cancel: AbortSignal,
  report: ReportProgress,
): Promise<Awaited> {
  const startedAt = performance.now();
  let wait = waitFor(stored.request, stored.clockAheadMs);
  let failures = 0;
  /** Why the last question got no answer. */
  let lost: string | null = null;
  while (wait.request.status === 'pending') {
    if (cancel.aborted) return { kind: 'interrupted', request: wait.request };
    const left = askUntil(limit, wait.deadline) - performance.now();
    if (left <= 0) return limitReached(wait.request, lost);
    if (lost === null) report({ kind: 'waiting', ...wait, deadline: Math.min(wait.deadline, limit.endsAt) });
    const askedAt = performance.now();
    const seconds = Math.min(waitSeconds(wait, askedAt - startedAt, askedAt), Math.floor(left / 1000));
    const timeoutMs = Math.min(seconds * 1000 + MARGIN_MS, left);
    const reply = await gate.read(wait.request.id, seconds, { timeoutMs, signal: cancel });
    switch (reply.kind) {
      case 'request': {
        const mixedUp = otherRequest(wait.request, reply.request);
        if (mixedUp !== null) return { kind: 'given-up', outcome: mixedUp };
        wait = waitFor(reply.request, reply.clockAheadMs);
        failures = 0;
        lost = null;
        break;
      }
      case 'try-later':
        // A question that our own limit cut short says nothing of the gate. Timers are up to a millisecond early.
        if (timeoutMs === left && performance.now() - askedAt >= left - 1) break;
        lost = reply.reason;
        report({ kind: 'gate-lost', reason: lost });
        await pause(
          Math.min(
            patience(wait),
            askUntil(limit, wait.deadline) - performance.now(),
            reply.retryAfterMs ?? backoffMs(failures, Math.random()),
          ),
          cancel,
        );
        failures += 1;
        break;
      case 'problem':
        return { kind: 'given-up', outcome: problemOutcome(reply.status, reply.text, wait.request) };
      case 'nonsense':
        return { kind: 'given-up', outcome: unavailable(wait.request, reply.reason) };
      case 'aborted':
        break;
    }
    if (wait.request.status !== 'pending') break;
    if (patience(wait) === 0) {
      const reason = 'the deadline has passed, but the gate does not say how the request ended';
      return { kind: 'given-up', outcome: unavailable(wait.request, reason) };
    }
    const rest = Math.min(PACE_MS, askUntil(limit, wait.deadline) - askedAt);
    await pause(rest - (performance.now() - askedAt), cancel);
  }
  return { kind: 'decided', request: wait.request };
}

/** A gate that could not be asked has not said that nobody answered. */
function limitReached(request: GateRequest, lost: string | null): Awaited {
  if (lost === null) return { kind: 'limit-reached', request };
  return { kind: 'given-up', outcome: unavailable(request, lost) };
}

/** How much longer the gate is asked, in ms. */
function patience({ deadline }: Wait): number {
  return Math.max(0, deadline + GRACE_MS - performance.now());
}

/** The deadline by the gate's clock, laid on ours: theirs may be hours apart. */
function waitFor(request: GateRequest, clockAheadMs: number): Wait {
  const leftMs = Date.parse(request.expires_at) - (Date.now() + clockAheadMs);
  return { request, deadline: performance.now() + leftMs };
}

/**
 * How long the next answer may take, in seconds: short while the card is not posted or approvals add up, since only a
 * decision answers early; never far past the deadline, which an escalation may have moved.
 */
export function waitSeconds(wait: Wait, waitedMs: number, now: number): number {
  const left = Math.max(1, Math.ceil((wait.deadline - now) / 1000) + 1);
  const posted = Boolean(wait.request.message_url);
  const severalNeeded = (wait.request.approvals?.required ?? 1) > 1;
  if (!posted) return Math.min(left, waitedMs < 10_000 ? 2 : 10);
  return Math.min(left, severalNeeded ? 5 : 10);
}

function otherRequest(asked: GateRequest, got: GateRequest): NotRun | null {
  if (asked.id === got.id) return null;
  const reason = 'the gate returned another request';
  return got.status === 'approved'
    ? { kind: 'untrusted', request: asked, reason }
    : unavailable(asked, reason);
}

function unavailable(request: GateRequest, reason: string): NotRun {
  return { kind: 'unavailable', request, reason };
}
