import type { DecisionBus } from './decision-bus.ts';
import { LocalListeners } from './local-listeners.ts';

/** Between two looks, in ms: how late a caller at another process than the decision's hears of it. */
const EVERY_MS = 500;

/** Which of these requests have ended. */
export type FindEnded = (requestIds: readonly string[]) => Promise<string[]>;

/** For a database behind a pooler, where nobody can listen: asks for the requests that somebody waits for. */
export function createPollingBus(findEnded: FindEnded, onError: (error: unknown) => void): DecisionBus {
  const listeners = new LocalListeners();
  let stopped = false;
  let works = true;
  let timer: NodeJS.Timeout;

  async function look(): Promise<void> {
    const awaited = listeners.requestIds();
    if (awaited.length === 0) return;
    for (const requestId of await findEnded(awaited)) listeners.wake(requestId);
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => void lookAgain().finally(schedule), EVERY_MS);
  }

  async function lookAgain(): Promise<void> {
    try {
      await look();
      works = true;
    } catch (error) {
      works = false;
      onError(error);
    }
  }

  schedule();
  return {
    publish: async (requestId) => listeners.wake(requestId),
    subscribe: (requestId, wake) => listeners.subscribe(requestId, wake),
    listening: () => listeners.count(),
    ping: async () => {
      if (!works) throw new Error('The database cannot be asked what was decided in other processes.');
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
