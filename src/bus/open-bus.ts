import type { DecisionBus } from './decision-bus.ts';
import { createMemoryBus } from './memory-bus.ts';
import { createPostgresBus } from './postgres-bus.ts';
import { createRedisBus } from './redis-bus.ts';

/** The bus that reaches every process there can be: Redis, else PostgreSQL, else this process alone. */
export function openBus(
  redisUrl: string | null,
  database: { url: string; embedded: boolean },
  onError: (error: unknown) => void,
): Promise<DecisionBus> {
  if (redisUrl !== null) return createRedisBus(redisUrl, onError);
  return database.embedded ? Promise.resolve(createMemoryBus()) : createPostgresBus(database.url, onError);
}
