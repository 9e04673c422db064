import type { GateClient } from './gate-client.ts';
import type { GateRequest } from './gate-request.ts';
import type { NotRun } from './outcome.ts';
import { backoffMs, pause } from './pause.ts';
import { problemOutcome } from './problem-outcome.ts';
import type { ReportProgress } from './progress.ts';

/** How long after the deadline an answer is still waited for, in ms. */
const GRACE_MS = 15_000;
/** No two questions follow each other faster than this, in ms, whatever the gate answers. */
const PACE_MS = 1_000;

export type Awaited =
  /** Decided as far as the answer says; nothing of it has been checked. */
  | { kind: 'decided'; request: GateRequest }
  | { kind: 'interrupted'; request: GateRequest }
  | { kind: 'given-up'; outcome: NotRun };

interface Wait {
  request: GateRequest;
  /** When the request ends, on `performance.now()`. */
  deadline: number;
}

/**
 * Asks until the request is decided, `cancel` fires, or the gate has not answered for {@link GRACE_MS} past the
 * deadline. An outage in between is waited out: the decision is at the gate, not here.
 */
export async function awaitDecision(
  gate: GateClient,
  stored: { request: GateRequest; clockAheadMs: number },
  cancel: AbortSignal,
  report: ReportProgress,
): Promise<Awaited> {
  const startedAt = performance.now();
  let wait = waitFor(stored.request, stored.clockAheadMs);
  let failures = 0;
  while (wait.request.status === 'pending') {
    if (cancel.aborted) return { kind: 'interrupted', request: wait.request };
    if (failures === 0) report({ kind: 'waiting', ...wait });
    const askedAt = performance.now();
    const seconds = waitSeconds(wait, askedAt - startedAt, askedAt);
    const reply = await gate.read(wait.request.id, seconds, { signal: cancel });
    switch (reply.kind) {
      case 'request': {
        const mixedUp = otherRequest(wait.request, reply.request);
        if (mixedUp !== null) return { kind: 'given-up', outcome: mixedUp };
        wait = waitFor(reply.request, reply.clockAheadMs);
        failures = 0;
        break;
      }
      case 'try-later':
        report({ kind: 'gate-lost', reason: reply.reason });
        await pause(
          Math.min(patience(wait), reply.retryAfterMs ?? backoffMs(failures, Math.random())),
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
      const reason = 'the deadline has passed and the gate does not say how the request ended';
      return { kind: 'given-up', outcome: unavailable(wait.request, reason) };
    }
    await pause(PACE_MS - (performance.now() - askedAt), cancel);
  }
  return { kind: 'decided', request: wait.request };
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
  const reason = 'the gate answered with another request';
  return got.status === 'approved'
    ? { kind: 'untrusted', request: asked, reason }
    : unavailable(asked, reason);
}

function unavailable(request: GateRequest, reason: string): NotRun {
  return { kind: 'unavailable', request, reason };
}
