import type { DecideDeps } from './decide.ts';
import { ending } from './ending.ts';

/** Requests that one transaction ends: whoever else writes waits for it, for about a second at most. */
const BATCH = 1_000;

/**
 * Ends all requests whose time is over, many in one transaction: ten thousand deadlines can come at once, and one after
 * the other most would be kept a minute late. Whoever asks while it works waits for the next round, which sees what has
 * become due meanwhile.
 */
export function createTimeOuts(
  deps: Pick<DecideDeps, 'store' | 'afterCommit' | 'clock'>,
): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  const round = (): Promise<void> => {
    waiting = null;
    last = endDue(deps);
    return last;
  };
  return () => {
    waiting ??= last.then(round, round);
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
