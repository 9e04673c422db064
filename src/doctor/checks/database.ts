import { access, constants, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Client } from 'pg';
import { openClient, type PostgresServer } from '../../postgres/connections.ts';
import { reachServer } from '../../postgres/reach-server.ts';
import { migrationState } from '../../store/database/migrate.ts';
import { reaching } from '../../store/database/store-unavailable.ts';
import { provesWritable } from '../../store/database/writable.ts';
import { startEmbeddedDatabase } from '../../store/embedded/embedded-database.ts';
import { type Finding, ok, unable, warn, wrong } from '../finding.ts';

const CHECK = 'database';
const CONNECT_MS = 5_000;

/** What says why a database cannot be used, as at the start of the gate. */
export type Explain = (error: unknown) => { text: string; isSetting: boolean };

/** The database can be reached and written, and its schema is the one of this version. */
export function checkDatabase(
  { databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string },
  explain: Explain,
): Promise<Finding[]> {
  return databaseUrl === null ? checkEmbedded(dataDir, explain) : checkServer(databaseUrl, explain);
}

/** A folder that a gate has open is left alone. */
async function checkEmbedded(dataDir: string, explain: Explain): Promise<Finding[]> {
  const folder = resolve(dataDir);
  const owner = await ownerOf(folder);
  if (owner === null) return [await newFolder(folder)];
  if (process.getuid !== undefined && owner !== process.getuid())
    return [
      wrong(
        CHECK,
        `The data folder ${folder} belongs to another user.`,
        'Run doctor and the gate as the same user.',
      ),
    ];
  if ((await ownerOf(join(folder, 'postgres'))) === null) return [await newFolder(folder)];
  try {
    const database = await startEmbeddedDatabase(folder);
    const findings = await checkServer(database.url, explain, `The embedded database in ${folder}`);
    await database.stop();
    return findings;
  } catch (error) {
    if (error instanceof Error && error.name === 'DataDirInUse')
      return [
        ok(
          CHECK,
          `The embedded database in ${folder} is in use by a running gate. Its /readyz tells if it is writable.`,
        ),
      ];
    return [failed(error, explain)];
  }
}

async function ownerOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ uid }) => uid,
    () => null,
  );
}

/** The first start makes the database. */
async function newFolder(folder: string): Promise<Finding> {
  const place = await nearest(folder);
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isWritable)
    return ok(CHECK, `The embedded database does not exist yet. The first start creates it in ${folder}.`);
  return wrong(
    CHECK,
    `The folder ${place} is not writable.`,
    'Set EXPACTI_DATA_DIR to a folder that this user can write.',
  );
}

/** The folder, or the nearest one above it that exists. */
async function nearest(folder: string): Promise<string> {
  const exists = (await ownerOf(folder)) !== null;
  return exists || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

async function checkServer(url: string, explain: Explain, what = 'The database'): Promise<Finding[]> {
  try {
    return [await reaching(async () => judgeThere((await reachServer(url)).server, what))];
  } catch (error) {
    return [failed(error, explain)];
  }
}

async function judgeThere(server: PostgresServer, what: string): Promise<Finding> {
  const limits = { connectionTimeoutMillis: CONNECT_MS, queryMs: CONNECT_MS };
  const client = openClient(server, limits, () => undefined);
  try {
    await client.connect();
    return await judge(client, what);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const START_FIX = 'Nothing to do. The next start of the gate applies them.';

async function judge(client: Client, what: string): Promise<Finding> {
  const state = await migrationState(client);
  if (state.kind === 'none') return judgeEmpty(client, what);
  await provesWritable((sql) => client.query(sql));
  switch (state.kind) {
    case 'current':
      return ok(CHECK, `${what} is writable and has all ${state.applied} migrations.`);
    case 'behind':
      return warn(
        CHECK,
        `${what} lacks ${state.missing.length} of the migrations of this version.`,
        START_FIX,
      );
    case 'unknown':
      return wrong(
        CHECK,
        `${what} has migrations that failed or that are newer than this version: ${state.names.slice(0, 3).join(', ')}.`,
        'Run the newest version that was ever started on this database, or restore a backup.',
      );
  }
}

/** Nothing is in it yet: the gate will make its tables. */
async function judgeEmpty(client: Client, what: string): Promise<Finding> {
  const { rows } = await client.query<{ may: boolean | null; read_only: string }>(
    "SELECT has_schema_privilege(current_schema(), 'CREATE') AS may, current_setting('transaction_read_only') AS read_only",
  );
  const [{ may, read_only: readOnly } = { may: false, read_only: 'on' }] = rows;
  if (readOnly === 'on') return unable(CHECK, `${what} is read-only.`, READ_ONLY_FIX);
  if (may !== true)
    return wrong(
      CHECK,
      `${what} is empty, and the role in DATABASE_URL cannot create tables.`,
      'Grant CREATE on the schema to the role.',
    );
  return ok(CHECK, `${what} is empty. The first start creates the tables.`);
}

const READ_ONLY_FIX = 'Set DATABASE_URL to the primary, and check default_transaction_read_only.';

function failed(error: unknown, explain: Explain): Finding {
  if (error instanceof Error && error.name === 'NotWritable')
    return unable(CHECK, error.message, READ_ONLY_FIX);
  const { text, isSetting } = explain(error);
  if (isSetting) return wrong(CHECK, text, 'Fix DATABASE_URL (user, password, database name, sslmode).');
  return unable(CHECK, text, 'Check that PostgreSQL runs and that DATABASE_URL is its address.');
}
