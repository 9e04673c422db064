import { Client, type ClientBase, type ClientConfig, Pool, type PoolConfig } from 'pg';
import { cutConnection, limitQueries } from './query-limit.ts';

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
  // It is awaited before a caller gets the connection, which its type does not say (@types/pg 8.23).
  const settings: Omit<PoolConfig, 'onConnect'> & { onConnect: (client: ClientBase) => Promise<void> } = {
    keepAlive: true,
    ...server,
    ...options,
    onConnect: useUtc,
  };
  const pool = new Pool(settings);
  pool.on('connect', (client) => client.on('error', ignore));
  pool.on('error', onError);
  if (queryMs !== null) limitPool(pool, queryMs);
  return pool;
}

/**
 * Prisma writes times without a zone, and takes the zone off those that it reads (@prisma/adapter-pg 7.10): a session in
 * another zone than UTC would shift them. PgBouncer keeps this setting with the client, also in transaction mode.
 */
async function useUtc(client: ClientBase): Promise<void> {
  await client.query("SET TIME ZONE 'UTC'");
}

/** Once one connection is silent, the idle ones are not trusted either: each would cost somebody the whole limit. */
function limitPool(pool: Pool, queryMs: number): void {
  const idle = new Set<ClientBase>();
  pool.on('acquire', (client) => idle.delete(client));
  pool.on('release', (_error, client) => idle.add(client));
  pool.on('remove', (client) => idle.delete(client));
  pool.on('connect', (client) =>
    limitQueries(client, queryMs, () => {
      for (const one of idle) cutConnection(one, queryMs);
    }),
  );
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
