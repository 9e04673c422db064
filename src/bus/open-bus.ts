import type { PostgresServer } from '../postgres/connections.ts';
import type { DecisionBus } from './decision-bus.ts';
import { createMemoryBus } from './memory-bus.ts';
import { createPollingBus, type FindEnded } from './polling-bus.ts';
import { createPostgresBus } from './postgres-bus.ts';
import { createRedisBus } from './redis-bus.ts';

interface BusDatabase {
  /** Null if only a pooler is known, where nobody can listen. */
  sessions: PostgresServer | null;
  embedded: boolean;
  findEnded: FindEnded;
}

/** The bus that reaches every process there can be: Redis, else PostgreSQL, else this process alone. */
export function openBus(
  redisUrl: string | null,
  { sessions, embedded, findEnded }: BusDatabase,
  onError: (error: unknown) => void,
): Promise<DecisionBus> {
  if (redisUrl !== null) return createRedisBus(redisUrl, onError);
  if (embedded) return Promise.resolve(createMemoryBus());
  if (sessions === null) return Promise.resolve(createPollingBus(findEnded, onError));
  return createPostgresBus(sessions, onError);
}
