import { join } from 'node:path';
import { Client } from 'pg';
import type { TestHome } from './databases.ts';
import { runModule } from './run-module.ts';

/** Rows of every table of ours, as JSON text. */
export type Tables = Record<string, string[]>;

const NAMES = `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`;

/** Everything that a gate keeps in its database. An embedded one is read once its gate has ended. */
export async function readDatabase({ env, shared }: TestHome): Promise<Tables> {
  if (shared) return readAll(env.DATABASE_URL ?? '');
  const folder = JSON.stringify(env.EXPACTI_DATA_DIR);
  const printed = await runModule(`
    import pg from 'pg';
    import { startEmbeddedDatabase } from ${JSON.stringify(join(process.cwd(), 'dist/store/embedded/embedded-database.js'))};
    const database = await startEmbeddedDatabase(${folder});
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const tables = {};
    for (const { name } of (await client.query(${JSON.stringify(NAMES)})).rows)
      tables[name] = (await client.query('SELECT row_to_json(t)::text AS row FROM ' + name + ' t')).rows.map(({ row }) => row);
    console.log(JSON.stringify(tables));
    await client.end();
    await database.stop();
    process.exit(0);
  `);
  return JSON.parse(printed) as Tables;
}

async function readAll(url: string): Promise<Tables> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables: Tables = {};
  const { rows } = await client.query<{ name: string }>(NAMES);
  for (const { name } of rows) {
    const found = await client.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM ${name} t`);
    tables[name] = found.rows.map(({ row }) => row);
  }
  await client.end();
  return tables;
}
