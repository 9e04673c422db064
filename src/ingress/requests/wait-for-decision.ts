import { setTimeout as delay } from 'node:timers/promises';
import type { DecideDeps } from '../../approval/decision/decide.ts';
import { readRequest } from '../../approval/decision/read-request.ts';
import type { Request } from '../../approval/request.ts';
import type { DecisionFeed } from '../ports.ts';

/** How often the request is read even without a message, in ms: a message may get lost. */
const LOOK_AGAIN_MS = 5_000;

/**
 * The request, the moment it is decided, or still pending after `waitMs` or when the process stops. Null if the token has
 * no such request.
 * Subscribes, then reads, then waits: a decision between reading and waiting is not missed.
 */
export async function waitForDecision(
  deps: { approval: DecideDeps; feed: DecisionFeed; closing: AbortSignal },
  id: string,
  tokenId: string,
  waitMs: number,
  gone: AbortSignal,
): Promise<Request | null> {
  // Not the clock of the machine, which may jump.
  const until = performance.now() + waitMs;
  const bell = createBell();
  const ended = AbortSignal.any([gone, deps.closing]);
  const unsubscribe = deps.feed.subscribe(id, bell.ring);
  try {
    for (;;) {
      const heard = bell.next();
      const request = await readRequest(deps.approval, id, tokenId);
      const left = until - performance.now();
      if (request === null || request.status !== 'pending' || left <= 0 || ended.aborted) return request;
      const untilDeadline = request.expiresAt.getTime() - deps.approval.clock.now().getTime();
      await firstOf(heard, Math.max(1, Math.min(left, untilDeadline, LOOK_AGAIN_MS)), ended);
      // The caller asks again, elsewhere; the database may be what is being stopped for.
      if (deps.closing.aborted) return request;
    }
  } finally {
    unsubscribe();
  }
}

/** A ring is kept until the next call of `next`. */
function createBell(): { ring: () => void; next: () => Promise<void> } {
  let ring = (): void => undefined;
  return {
    ring: () => ring(),
    next: () =>
      new Promise((resolve) => {
        ring = resolve;
      }),
  };
}

async function firstOf(heard: Promise<void>, ms: number, gone: AbortSignal): Promise<void> {
  const done = new AbortController();
  const timer = delay(ms, undefined, { signal: AbortSignal.any([gone, done.signal]) }).catch(() => undefined);
  await Promise.race([heard, timer]);
  done.abort();
}
