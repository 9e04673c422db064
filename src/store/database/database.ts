import { PrismaPg } from '@prisma/adapter-pg';
import { withDeadline } from '../../concurrency/deadline.ts';
import { openPool, type PostgresServer } from '../../postgres/connections.ts';
import { reachServer } from '../../postgres/reach-server.ts';
import { startEmbeddedDatabase } from '../embedded/embedded-database.ts';
import { keepVacuumed } from '../embedded/vacuum.ts';
import { PrismaClient } from '../generated/client.ts';
import { databaseTime } from './database-time.ts';
import { migrate } from './migrate.ts';
import { reaching } from './store-unavailable.ts';
import { provesWritable } from './writable.ts';

const POOL_MAX = 10;
/** How long an operation may wait for a connection, in ms; past it the store counts as out of reach. */
const CONNECT_MS = 5_000;
/** Longest time for one statement, in ms: the server cancels it, and a server that is silent loses the connection a little later. */
const STATEMENT_MS = 5_000;
/** The same for counts and texts over all that is stored, and how many run at once in one process. */
const LONG_STATEMENT_MS = 120_000;
const LONG_POOL_MAX = 3;
/** How long one of those may wait for a connection, in ms. */
const LONG_CONNECT_MS = 30_000;
/** What the server's own answer has ahead of the end of the connection, in ms. */
const AHEAD_MS = 1_000;
/**
 * A transaction that its process has left, such as behind a network that drops everything, ends after this time, in ms. It
 * may hold the lock of the audit log, for which everybody waits.
 */
const LEFT_MS = 5_000;
/** How long the connections may take to close, in ms. */
const DISCONNECT_MS = 1_000;

export interface Database {
  /** How jobs and bus reach the same database, with connections of their own; null if only a pooler is known. */
  sessions: PostgresServer | null;
  /** True where the database lives in this process, so that no other process can be on it. */
  embedded: boolean;
  prisma: PrismaClient;
  /** For counts and texts over all that is stored: they may take minutes, and nobody else waits for their connections. */
  forLong: PrismaClient;
  /**
   * Whether a request could be stored now.
   * @throws with a sentence that says what is wrong.
   */
  provesWritable(): Promise<void>;

  /** What time it is in the database. @throws StoreUnavailable */
  time(): Promise<Date>;
  /** Which of these requests have ended. @throws StoreUnavailable */
  findEnded(requestIds: readonly string[]): Promise<string[]>;
  stop(): Promise<void>;
}

interface DatabaseLog {
  warn(details: object, message: string): void;
}

/** Where the database is, and how it is reached there. */
interface Place {
  server: PostgresServer;
  sessions: PostgresServer | null;
  /** True if every connection of `server` is a session of its own, which can have settings. */
  takesSettings: boolean;
}

/**
 * Opens the database, the embedded one where no URL is given, and migrates it.
 * @throws DataDirInUse, DataDirUnusable, DataDirUnreadable, StoreUnavailable, RightsMissing, CertificateUnreadable
 */
export async function openDatabase(
  settings: { databaseUrl: string | null; directUrl: string | null; dataDir: string },
  log: DatabaseLog,
): Promise<Database> {
  const embedded = settings.databaseUrl === null ? await startEmbeddedDatabase(settings.dataDir, log) : null;
  const place = await findDatabase(embedded?.url ?? null, settings).catch(async (error) => {
    await embedded?.stop();
    throw error;
  });
  // What runs in this process cannot be lost on the way, and one session does everything: there nothing is limited.
  const isServer = embedded === null;
  const short = { max: POOL_MAX, connectMs: CONNECT_MS, statementMs: isServer ? STATEMENT_MS : null };
  const prisma = openPrisma(place, short, log);
  const long = { max: LONG_POOL_MAX, connectMs: LONG_CONNECT_MS, statementMs: LONG_STATEMENT_MS };
  const forLong = isServer ? openPrisma(place, long, log) : prisma;
  const vacuuming = isServer
    ? null
    : keepVacuumed(
        (sql) => prisma.$queryRawUnsafe(sql),
        (error) => log.warn({ err: error }, 'cannot vacuum the embedded database'),
      );
  return {
    sessions: place.sessions,
    embedded: embedded !== null,
    prisma,
    forLong,
    provesWritable: () => provesWritable((sql) => prisma.$executeRawUnsafe(sql)),
    time: () => reaching(() => databaseTime(prisma)),
    findEnded: (requestIds) =>
      reaching(async () => {
        const where = { id: { in: [...requestIds] }, NOT: { status: 'pending' } };
        return (await prisma.request.findMany({ where, select: { id: true } })).map(({ id }) => id);
      }),
    stop: async () => {
      await vacuuming?.stop();
      // A query that hangs must not keep the embedded database from closing its files.
      const closed = Promise.all([prisma, forLong].map((one) => one.$disconnect()));
      await withDeadline(closed, DISCONNECT_MS, 'a query does not return').catch((error: unknown) =>
        log.warn({ err: error }, 'cannot close the connections to the database'),
      );
      await embedded?.stop();
    },
  };
}

function openPrisma(
  { server, takesSettings }: Place,
  { max, connectMs, statementMs }: { max: number; connectMs: number; statementMs: number | null },
  log: DatabaseLog,
): PrismaClient {
  const limits =
    statementMs === null || !takesSettings
      ? {}
      : { statement_timeout: statementMs, idle_in_transaction_session_timeout: LEFT_MS };
  const pool = openPool(
    server,
    {
      max,
      connectionTimeoutMillis: connectMs,
      queryMs: statementMs === null ? null : statementMs + AHEAD_MS,
      ...limits,
    },
    (error) => log.warn({ err: error }, 'an idle connection to the database was lost'),
  );
  return new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: true }),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: connectMs, timeout: 2 * CONNECT_MS },
  });
}

/** Finds the database, and migrates it. */
async function findDatabase(
  embeddedUrl: string | null,
  { databaseUrl, directUrl }: { databaseUrl: string | null; directUrl: string | null },
): Promise<Place> {
  if (embeddedUrl !== null || databaseUrl === null) {
    const server = { connectionString: embeddedUrl ?? '' };
    await migrate(server);
    return { server, sessions: server, takesSettings: false };
  }
  const { server, isPooled } = await reaching(() => reachServer(databaseUrl));
  const direct = directUrl === null ? null : await reachDirectly(directUrl);
  await migrate(direct ?? server, direct === null && isPooled);
  return { server, sessions: direct ?? (isPooled ? null : server), takesSettings: !isPooled };
}

async function reachDirectly(directUrl: string): Promise<PostgresServer> {
  try {
    return (await reaching(() => reachServer(directUrl))).server;
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { urlName: 'DATABASE_DIRECT_URL' }) : error;
  }
}
