import type { DecisionBus } from './decision-bus.ts';
import { LocalListeners } from './local-listeners.ts';

/** For the embedded database, which only this one process can have open. */
export function createMemoryBus(): DecisionBus {
  const listeners = new LocalListeners();
  return {
    publish: async (requestId) => listeners.wake(requestId),
    subscribe: (requestId, wake) => listeners.subscribe(requestId, wake),
    listening: () => listeners.count(),
    ping: async () => undefined,
    stop: async () => undefined,
  };
}
