import { Client, type ClientConfig, Pool, type PoolConfig } from 'pg';
import { limitQueries } from './query-limit.ts';

/** How a database is reached: what node-postgres needs to connect. */
export type PostgresServer = Readonly<ClientConfig>;

/** What node-postgres takes, and how long a query may take. */
type Limited<Config> = Config & {
  /** Longest time for one query, in ms; then its connection is ended. Null if only the process itself can be slow. */
  queryMs: number | null;
};

type OnError = (error: Error) => void;

/**
 * A pool whose connections have an error listener from their first moment. PostgreSQL can end a connection between two
 * queries, also before the caller that asked for it gets it; without a listener that would end the process. A query that is
 * running at that time fails as well, so nothing is lost here.
 */
export function openPool(
  server: PostgresServer,
  { queryMs, ...options }: Limited<PoolConfig>,
  onError: OnError,
): Pool {
  const pool = new Pool({ keepAlive: true, ...server, ...options });
  pool.on('connect', (client) => {
    client.on('error', ignore);
    if (queryMs !== null) limitQueries(client, queryMs);
  });
  pool.on('error', onError);
  return pool;
}

/** A connection of its own, not yet connected, with an error listener. */
export function openClient(
  server: PostgresServer,
  { queryMs, ...options }: Limited<ClientConfig>,
  onError: OnError,
): Client {
  const client = new Client({ keepAlive: true, ...server, ...options });
  client.on('error', onError);
  if (queryMs !== null) limitQueries(client, queryMs);
  return client;
}

/** The pool reports the loss of an idle connection itself, and a query that of a busy one. */
function ignore(): void {
  // Nothing is left to do.
}
