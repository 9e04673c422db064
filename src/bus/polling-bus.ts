import { repeat } from '../concurrency/periodic.ts';
import type { DecisionBus } from './decision-bus.ts';
import { LocalListeners } from './local-listeners.ts';

/** Between two polls, in ms: how late a caller hears of a decision that another process made. */
const EVERY_MS = 500;

/** Which of these requests have ended. */
export type FindEnded = (requestIds: readonly string[]) => Promise<string[]>;

/** For a database behind a pooler, where LISTEN does not work: polls for the requests that callers wait for. */
export function createPollingBus(findEnded: FindEnded, onError: (error: unknown) => void): DecisionBus {
  const listeners = new LocalListeners();
  let works = true;

  async function poll(): Promise<void> {
    const awaited = listeners.requestIds();
    const ended = awaited.length === 0 ? [] : await findEnded(awaited);
    works = true;
    for (const requestId of ended) listeners.wake(requestId);
  }

  const polling = repeat(poll, { firstMs: EVERY_MS, everyMs: EVERY_MS }, (error) => {
    works = false;
    onError(error);
  });
  return {
    publish: async (requestId) => listeners.wake(requestId),
    subscribe: (requestId, wake) => listeners.subscribe(requestId, wake),
    listening: () => listeners.count(),
    ping: async () => {
      if (!works) throw new Error('The gate cannot read decisions of other processes from the database.');
    },
    stop: polling.stop,
  };
}
