import { Client } from 'pg';
import { openClient, type PostgresServer } from './connections.ts';
import { parseDatabaseUrl } from './database-url.ts';
import { waysToConnect } from './ssl-mode.ts';

/** How long the server may take to accept the first connection, and to answer the first query, in ms. */
const CONNECT_MS = 10_000;

/** A PostgreSQL server that has accepted a connection. */
export interface ReachedServer {
  server: PostgresServer;
  /**
   * True behind a pooler such as PgBouncer, which may give every transaction another connection: there is no LISTEN, no
   * session lock and no setting of a connection.
   */
  isPooled: boolean;
}

/**
 * Finds out how the server that a URL names is reached: with `sslmode=allow` and `prefer` TLS depends on the server.
 * @throws CertificateUnreadable, or what node-postgres says.
 */
export async function reachServer(databaseUrl: string): Promise<ReachedServer> {
  const { url, ssl } = parseDatabaseUrl(databaseUrl, process.env.PGSSLMODE);
  const { host } = new Client({ connectionString: url, ssl: false });
  // Like libpq: there is no TLS on a Unix socket.
  const ways = host.startsWith('/') ? [false as const] : waysToConnect(ssl, host);
  let failure: unknown;
  for (const way of ways) {
    const server = { connectionString: url, ssl: way };
    try {
      return { server, isPooled: await isPooled(server) };
    } catch (error) {
      failure = error;
      if (isUnreachable(error)) break;
    }
  }
  throw failure;
}

/** The process that answers is another one than the one that took the connection: something is between us and PostgreSQL. */
async function isPooled(server: PostgresServer): Promise<boolean> {
  const client = openClient(
    server,
    { connectionTimeoutMillis: CONNECT_MS, queryMs: CONNECT_MS },
    () => undefined,
  );
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return rows[0]?.pid !== (client as Client & { processID: number }).processID;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Nobody listens there: another way to connect would not help. */
function isUnreachable(error: unknown): boolean {
  return error instanceof AggregateError || (error instanceof Error && 'syscall' in error);
}
