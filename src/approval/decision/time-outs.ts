import { Mutex } from '../../concurrency/mutex.ts';
import type { DecideDeps } from './decide.ts';
import { ending } from './ending.ts';

/** Requests that one transaction ends: other writers wait for it, for about a second at most. */
const BATCH = 1_000;

/**
 * Ends all requests whose deadline has passed, many in one transaction: ten thousand deadlines can come at once, and one
 * by one most would end a minute late. A call while it works waits for the next round, which also sees what became due
 * in the meantime.
 */
export function createTimeOuts(
  deps: Pick<DecideDeps, 'store' | 'afterCommit' | 'clock'>,
): () => Promise<void> {
  const rounds = new Mutex();
  let waiting: Promise<void> | null = null;
  const round = (): Promise<void> => {
    waiting = null;
    return endDue(deps);
  };
  return () => {
    waiting ??= rounds.run(round);
    return waiting;
  };
}

async function endDue({
  store,
  afterCommit,
  clock,
}: Pick<DecideDeps, 'store' | 'afterCommit' | 'clock'>): Promise<void> {
  for (;;) {
    const now = clock.now();
    const ended = await store.timeOut(now, BATCH, (request) =>
      ending(request, now, 'timed_out', { kind: 'timeout', id: null }, null),
    );
    for (const request of ended) await afterCommit.decided(request);
    if (ended.length < BATCH) return;
  }
}
