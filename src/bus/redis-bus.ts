import { Redis } from 'ioredis';
import type { DecisionBus } from './decision-bus.ts';
import { LocalListeners } from './local-listeners.ts';
import { provesWritable } from './redis-writable.ts';

const CHANNEL = 'expacti:decided';

/**
 * Redis publish/subscribe; ioredis connects and subscribes again by itself. It need not be there at the start: callers look
 * again by themselves.
 */
export function createRedisBus(redisUrl: string, onError: (error: unknown) => void): DecisionBus {
  const listeners = new LocalListeners();
  // A publish that cannot be sent fails at once instead of waiting in a queue: the deadline would pass in the meantime.
  const publisher = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  const subscriber = new Redis(redisUrl, { maxRetriesPerRequest: null });
  for (const client of [publisher, subscriber]) client.on('error', onError);
  subscriber.on('message', (_channel, requestId) => listeners.wake(requestId));
  subscriber.subscribe(CHANNEL).catch(onError);
  subscriber.on('ready', () => listeners.wakeAll());
  return {
    publish: async (requestId) => {
      listeners.wake(requestId);
      await publisher.publish(CHANNEL, requestId);
    },
    subscribe: (requestId, wake) => listeners.subscribe(requestId, wake),
    listening: () => listeners.count(),
    ping: () => provesWritable(publisher),
    stop: async () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
