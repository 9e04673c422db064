import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { type Client, Pool } from 'pg';
import { PACKAGE_ROOT } from '../../files/package-root.ts';

/** Where the schema and its migrations are. */
export const PRISMA_DIR = join(PACKAGE_ROOT, 'prisma');

export type SchemaEngine = engineModule.SchemaEngine;

/**
 * Lends Prisma's schema engine, as WebAssembly, for one database. All it does runs on `client`, which has to be connected:
 * it may be in a transaction. The engine's session lock stays with that connection.
 */
export async function withSchemaEngine<Result>(
  client: Client,
  use: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine: Engine } = await loadEngine();
  const datamodel = await readFile(join(PRISMA_DIR, 'schema.prisma'), 'utf8');
  const bound = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(new OneClientPool(client)));
  const engine = await Engine.new({ datamodels: [['schema.prisma', datamodel]] }, () => undefined, bound);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

/** The adapter takes a pool; this one has a single connection, which others opened and will close. */
class OneClientPool extends Pool {
  constructor(client: Client) {
    super();
    this.query = client.query.bind<Pool['query']>(client);
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside functions and comments, and runs the pieces one by one.
 * PostgreSQL takes a script as it is, and then all of it or nothing.
 */
class WholeScriptPg extends PrismaPg {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
  }
}

let loading: Promise<typeof engineModule> | undefined;

/** Once a process: its glue code keeps views of one memory, and a second instance would be read through them. */
function loadEngine(): Promise<typeof engineModule> {
  loading ??= instantiate();
  return loading;
}

async function instantiate(): Promise<typeof engineModule> {
  const packageDir = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(packageDir, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...engineModule } });
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engineModule;
}
