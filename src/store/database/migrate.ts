import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { openClient, type PostgresServer } from '../../postgres/connections.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { PRISMA_DIR, withSchemaEngine } from './schema-engine.ts';
import { reaching } from './store-unavailable.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const LOCK_KEY = 7_303_014;
/** How long the database may take to accept the connection, in ms. */
const CONNECT_MS = 10_000;
/** Longest time for one statement, in ms: large tables are altered, and another process may be doing the same. */
const QUERY_MS = 30 * MINUTE_MS;

/**
 * Brings the database up to the newest schema with Prisma's own engine as WebAssembly, as `prisma migrate deploy`
 * would. Processes that start at the same time take turns. The engine takes a while to load, and is asked only where it
 * may have something to do or to object to.
 * @param target the server, or a URL as node-postgres takes it.
 * @param isPooled says that only a transaction keeps its connection; all of it then runs in one.
 * @returns the names of the migrations that were applied, oldest first.
 * @throws StoreUnavailable, RightsMissing
 */
export async function migrate(target: PostgresServer | string, isPooled = false): Promise<string[]> {
  const server = typeof target === 'string' ? { connectionString: target } : target;
  const client = openClient(
    server,
    { connectionTimeoutMillis: CONNECT_MS, queryMs: QUERY_MS },
    () => undefined,
  );
  return reaching(async () => {
    await client.connect();
    try {
      return await (isPooled ? inOneTransaction : inOneSession)(client);
    } finally {
      await client.end();
    }
  });
}

async function inOneSession(client: Client): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
  try {
    return await applyMigrations(client);
  } finally {
    // Closing the session lets go of the locks; on PGlite, where sessions are shared, it has to be said.
    await client.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
  }
}

async function inOneTransaction(client: Client): Promise<string[]> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
  const applied = await applyMigrations(client);
  // The engine's own lock would stay with the pooler's connection.
  await client.query('SELECT pg_advisory_unlock_all()');
  await client.query('COMMIT');
  return applied;
}

async function applyMigrations(client: Client): Promise<string[]> {
  const migrationsList = await readMigrations(join(PRISMA_DIR, 'migrations'));
  if (await areAllApplied(client, migrationsList)) return [];
  await checkRights(client);
  return withSchemaEngine(client, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  });
}

/** Which migrations of this version a database has. */
export type MigrationState =
  | { kind: 'none' }
  | { kind: 'current'; applied: number }
  | { kind: 'behind'; missing: string[] }
  /** Some failed, or were changed, or belong to another version. */
  | { kind: 'unknown'; names: string[] };

/** Looks, and changes nothing. */
export async function migrationState(client: Client): Promise<MigrationState> {
  const applied = await appliedMigrations(client);
  if (applied === null) return { kind: 'none' };
  const known = knownMigrations(await readMigrations(join(PRISMA_DIR, 'migrations')));
  const names = applied.filter((one) => !known.includes(one)).map(nameOf);
  if (names.length > 0) return { kind: 'unknown', names };
  const missing = known.filter((one) => !applied.includes(one)).map(nameOf);
  return missing.length > 0 ? { kind: 'behind', missing } : { kind: 'current', applied: applied.length };
}

const nameOf = (migration: string): string => migration.split(' ')[0] ?? migration;

/** The role may not create what the gate keeps in the database. Only a person can change that. */
class RightsMissing extends Error {
  constructor(role: string, what: string, grant: string) {
    super(`the role "${role}" cannot create ${what}: run ${grant} as the owner of the database`);
    this.name = 'RightsMissing';
  }
}

async function checkRights(client: Client): Promise<void> {
  const { rows } = await client.query<{ role: string; allowed: boolean }>(
    "SELECT current_user AS role, has_schema_privilege('public', 'CREATE') AS allowed",
  );
  const [{ role, allowed } = { role: '', allowed: true }] = rows;
  if (!allowed)
    throw new RightsMissing(
      role,
      'tables in the schema public',
      `GRANT CREATE ON SCHEMA public TO "${role}"`,
    );
}

type MigrationsList = Awaited<ReturnType<typeof readMigrations>>;

/**
 * Whether Prisma's own record holds exactly these migrations, with these texts, all of them finished. One that failed,
 * was rolled back or changed, or that nobody here knows, is for the engine to judge.
 */
async function areAllApplied(client: Client, list: MigrationsList): Promise<boolean> {
  const applied = await appliedMigrations(client);
  return applied !== null && isDeepStrictEqual([...applied].sort(), knownMigrations(list).sort());
}

/** Name and checksum of each, with what is wrong with it. @returns null if nothing was ever applied. */
async function appliedMigrations(client: Client): Promise<string[] | null> {
  const { rows: found } = await client.query<{ recorded: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS recorded",
  );
  if (found[0]?.recorded !== true) return null;
  const { rows } = await client.query<{ applied: string }>(
    `SELECT concat_ws(' ', migration_name, checksum,
                      CASE WHEN finished_at IS NULL OR rolled_back_at IS NOT NULL THEN 'not applied' END) AS applied
       FROM public._prisma_migrations`,
  );
  return rows.map(({ applied }) => applied);
}

const knownMigrations = ({ migrationDirectories }: MigrationsList): string[] =>
  migrationDirectories.map(({ path, migrationFile }) => `${path} ${sha256(migrationFile.content.value)}`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function readMigrations(baseDir: string) {
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(baseDir, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}
