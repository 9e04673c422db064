import { PrismaPg } from '@prisma/adapter-pg';
import { startEmbeddedDatabase } from './embedded/embedded-database.ts';
import { keepVacuumed } from './embedded/vacuum.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { provesWritable } from './writable.ts';

const POOL_MAX = 10;
/** How long an operation may wait for a connection, in ms; past it the store counts as out of reach. */
const CONNECT_MS = 5_000;

export interface Database {
  /** How other parts (jobs, bus) reach the same database. */
  url: string;
  /** True where the database lives in this process, so that no other process can be on it. */
  embedded: boolean;
  prisma: PrismaClient;
  /**
   * Whether a request could be stored now.
   * @throws with a sentence that says what is wrong.
   */
  provesWritable(): Promise<void>;
  stop(): Promise<void>;
}

interface DatabaseLog {
  warn(details: object, message: string): void;
}

/**
 * Opens the database, the embedded one where no URL is given, and migrates it.
 * @throws DataDirInUse, DataDirUnreadable, StoreUnavailable
 */
export async function openDatabase(
  settings: { databaseUrl: string | null; dataDir: string },
  log: DatabaseLog,
): Promise<Database> {
  const embedded = settings.databaseUrl === null ? await startEmbeddedDatabase(settings.dataDir) : null;
  const url = settings.databaseUrl ?? embedded?.url ?? '';
  try {
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const adapter = new PrismaPg({
    connectionString: url,
    max: POOL_MAX,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
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
    url,
    embedded: embedded !== null,
    prisma,
    provesWritable: () => provesWritable((sql) => prisma.$executeRawUnsafe(sql)),
    stop: async () => {
      await vacuuming?.stop();
      await prisma.$disconnect();
      await embedded?.stop();
    },
  };
}
