import type { PostgresServer } from '../postgres/connections.ts';
import type { DecisionBus } from './decision-bus.ts';
import { createMemoryBus } from './memory-bus.ts';
import { createPollingBus, type FindEnded } from './polling-bus.ts';
import { createPostgresBus } from './postgres-bus.ts';

interface BusDatabase {
  /** Null if only a pooler is known: LISTEN does not work through it. */
  sessions: PostgresServer | null;
  embedded: boolean;
  findEnded: FindEnded;
}

/**
 * The bus that reaches every process there can be: Redis, else PostgreSQL, else this process alone.
 * @throws RedisRefuses
 */
export async function openBus(
  redisUrl: string | null,
  { sessions, embedded, findEnded }: BusDatabase,
  onError: (error: unknown) => void,
): Promise<DecisionBus> {
  if (redisUrl !== null) {
    // Loaded only if there is a Redis: a client is slow to load.
    const { checkRedis } = await import('./check-redis.ts');
    const { createRedisBus } = await import('./redis-bus.ts');
    const away = await checkRedis(redisUrl);
    if (away !== null) onError(new Error(`Redis cannot be reached: ${away}`));
    return createRedisBus(redisUrl, onError);
  }
  if (embedded) return createMemoryBus();
  if (sessions === null) return createPollingBus(findEnded, onError);
  return createPostgresBus(sessions, onError);
}
