import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { Api } from './api.ts';
import { startEmbedded } from './embedded-process.ts';
import type { Workspace } from './workspace.ts';

/** Works on the workspace's database by itself: the gate is stopped meanwhile, and started anew. */
export async function inDatabase<T>(workspace: Workspace, work: (client: Client) => Promise<T>): Promise<T> {
  await workspace.gate.stop();
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = workspace.home.env;
  const embedded = shared === undefined ? await startEmbedded(folder) : null;
  const client = new Client({ connectionString: shared ?? embedded?.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await embedded?.kill('SIGKILL');
    await workspace.restart();
  }
}

/** Works on the workspace's database beside the gate that runs, as somebody could who got hold of it. */
export async function besideGate<T>({ home }: Workspace, work: (client: Client) => Promise<T>): Promise<T> {
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = home.env;
  const client = new Client(
    shared === undefined
      ? { host: join(folder, 'socket'), user: 'postgres', database: 'postgres' }
      : { connectionString: shared },
  );
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table as JSON text: what somebody reads who gets hold of the database. */
export function allStoredText(workspace: Workspace): Promise<string> {
  return inDatabase(workspace, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const tables: string[] = [];
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${name} t`,
      );
      tables.push(...found.map(({ row }) => row));
    }
    return tables.join('\n');
  });
}

/** A caller with a token of its own: valid in `environments` (all where empty), without admin rights. */
export async function addCaller(workspace: Workspace, environments: string[] = []): Promise<Api> {
  const token = randomBytes(24).toString('hex');
  const sha256 = createHash('sha256').update(token).digest('hex');
  await inDatabase(workspace, (client) =>
    client.query(
      `INSERT INTO tokens (id, name, sha256, environments, admin, created_at) VALUES ($1, $1, $2, $3, false, now())`,
      [`t-${sha256.slice(0, 8)}`, sha256, environments],
    ),
  );
  return new Api(workspace.api.url, token);
}
