import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeToken } from '../callers/tokens.ts';
import type { Api } from './api.ts';
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

/** A caller with a token of its own: valid in `environments` (all where empty), without admin rights. */
export async function addCaller(workspace: Workspace, environments: string[] = []): Promise<Api> {
  const name = `caller ${randomBytes(4).toString('hex')}`;
  return (await makeToken(workspace, { name, environments })).api;
}

/** Takes back every request that waits, as its caller may. */
export async function cancelAll(workspace: Workspace): Promise<void> {
  const waiting = await besideGate(workspace, (client) =>
    client.query<{ id: string }>(`SELECT id FROM requests WHERE status = 'pending'`),
  );
  for (const { id } of waiting.rows) await workspace.api.call('POST', `/v1/requests/${id}/cancel`);
}
