import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client } from 'pg';
import { reaching } from './store-unavailable.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../prisma/', import.meta.url));

/** Any number that nothing else in the database uses as an advisory lock. */
const LOCK_KEY = 7_303_014;

/**
 * Brings the database up to the newest schema with Prisma's own engine as WebAssembly, as `prisma migrate deploy`
 * would. Processes that start at the same time take turns.
 * @returns the names of the migrations that were applied, oldest first.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection that breaks between queries would end the process.
  client.on('error', () => undefined);
  return reaching(async () => {
    await client.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
      return await applyMigrations(databaseUrl, client);
    } finally {
      // Closing the session lets go of the lock; on PGlite, where sessions are shared, it has to be said.
      await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]).catch(() => undefined);
      await client.end();
    }
  });
}

async function applyMigrations(databaseUrl: string, client: Client): Promise<string[]> {
  const { SchemaEngine } = await loadEngine();
  const datamodel = await readFile(join(PRISMA_DIR, 'schema.prisma'), 'utf8');
  const factory = new WholeScriptPg(databaseUrl, client);
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', datamodel]] },
    () => undefined,
    bound,
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(join(PRISMA_DIR, 'migrations')),
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  } finally {
    engine.free();
    await factory.dispose();
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside functions and comments, and runs the pieces one by one.
 * PostgreSQL takes a script as it is, and then all of it or nothing.
 */
class WholeScriptPg extends PrismaPg {
  readonly #client: Client;
  readonly #adapters: Awaited<ReturnType<PrismaPg['connect']>>[] = [];

  constructor(databaseUrl: string, client: Client) {
    super({ connectionString: databaseUrl });
    this.#client = client;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    this.#adapters.push(adapter);
    adapter.executeScript = async (script) => {
      await this.#client.query(script);
    };
    return adapter;
  }

  /** Closes what the engine leaves open: its session holds a lock that would keep other processes waiting for ever. */
  async dispose(): Promise<void> {
    await Promise.all(this.#adapters.map((adapter) => adapter.dispose()));
  }
}

async function loadEngine(): Promise<typeof engineModule> {
  const packageDir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(packageDir, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engineModule } });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engineModule;
}

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
