import { setTimeout as delay } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { openPool, type PostgresServer } from '../postgres/connections.ts';
import { reachServer } from '../postgres/reach-server.ts';
import { startEmbeddedDatabase } from './embedded/embedded-database.ts';
import { keepVacuumed } from './embedded/vacuum.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { reaching } from './store-unavailable.ts';
import { provesWritable } from './writable.ts';

const POOL_MAX = 10;
/** How long an operation may wait for a connection, in ms; past it the store counts as out of reach. */
const CONNECT_MS = 5_000;
/** How long the connections may take to close, in ms. */
const DISCONNECT_MS = 1_000;

export interface Database {
  /** How jobs and bus reach the same database, with connections of their own; null if only a pooler is known. */
  sessions: PostgresServer | null;
  /** True where the database lives in this process, so that no other process can be on it. */
  embedded: boolean;
  prisma: PrismaClient;
  /**
   * Whether a request could be stored now.
   * @throws with a sentence that says what is wrong.
   */
  provesWritable(): Promise<void>;

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
  const { server, sessions } = await findDatabase(embedded?.url ?? null, settings).catch(async (error) => {
    await embedded?.stop();
    throw error;
  });
  const pool = openPool(server, { max: POOL_MAX, connectionTimeoutMillis: CONNECT_MS }, (error) =>
    log.warn({ err: error }, 'an idle connection to the database was lost'),
  );
  const adapter = new PrismaPg(pool, { disposeExternalPool: true });
  const prisma = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: CONNECT_MS, timeout: 2 * CONNECT_MS },
  });
  const vacuuming =
    embedded === null
      ? null
      : keepVacuumed(
          (sql) => prisma.$queryRawUnsafe(sql),
          (error) => log.warn({ err: error }, 'the embedded database could not be tidied up'),
        );
  return {
    sessions,
    embedded: embedded !== null,
    prisma,
    provesWritable: () => provesWritable((sql) => prisma.$executeRawUnsafe(sql)),
    findEnded: (requestIds) =>
      reaching(async () => {
        const where = { id: { in: [...requestIds] }, NOT: { status: 'pending' } };
        return (await prisma.request.findMany({ where, select: { id: true } })).map(({ id }) => id);
      }),
    stop: async () => {
      await vacuuming?.stop();
      // A query that hangs must not keep the embedded database from closing its files.
      await Promise.race([prisma.$disconnect(), delay(DISCONNECT_MS, undefined, { ref: false })]);
      await embedded?.stop();
    },
  };
}

/** Finds the database, and migrates it. */
async function findDatabase(
  embeddedUrl: string | null,
  { databaseUrl, directUrl }: { databaseUrl: string | null; directUrl: string | null },
): Promise<Place> {
  if (embeddedUrl !== null || databaseUrl === null) {
    const server = { connectionString: embeddedUrl ?? '' };
    await migrate(server);
    return { server, sessions: server };
  }
  const { server, isPooled } = await reaching(() => reachServer(databaseUrl));
  const direct = directUrl === null ? null : await reachDirectly(directUrl);
  await migrate(direct ?? server, direct === null && isPooled);
  return { server, sessions: direct ?? (isPooled ? null : server) };
}

async function reachDirectly(directUrl: string): Promise<PostgresServer> {
  try {
    return (await reaching(() => reachServer(directUrl))).server;
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { urlName: 'DATABASE_DIRECT_URL' }) : error;
  }
}
