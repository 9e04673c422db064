import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';

/** Where one gate keeps its data in a test: nothing that another test sees. */
export interface TestHome {
  env: Record<string, string>;
  /** True where there is one database that several processes can share. */
  shared: boolean;
  remove(): Promise<void>;
}

/** Set by the global set-up: the folder of an embedded database, or the name of one on the server, to copy. It is already migrated. */
export const TEMPLATE_VARIABLE = 'EXPACTI_TEST_TEMPLATE';

/**
 * A home for a gate: embedded by default; on PostgreSQL and Redis where `TEST_DATABASE_URL` and `TEST_REDIS_URL` say
 * where they are.
 */
export function createHome(): Promise<TestHome> {
  const { TEST_DATABASE_URL: databaseUrl, [TEMPLATE_VARIABLE]: template } = process.env;
  return databaseUrl === undefined ? embeddedHome(template) : sharedHome(databaseUrl, template);
}

async function sharedHome(serverUrl: string, template: string | undefined): Promise<TestHome> {
  const { TEST_REDIS_URL: redisUrl } = process.env;
  const database = await createDatabase(serverUrl, template);
  const env = {
    DATABASE_URL: database.url,
    ...(redisUrl === undefined ? {} : { REDIS_URL: await emptyRedis(redisUrl) }),
  };
  return { env, shared: true, remove: database.drop };
}

async function embeddedHome(template: string | undefined): Promise<TestHome> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-data-'));
  if (template !== undefined) await cp(template, folder, { recursive: true });
  return {
    env: { EXPACTI_DATA_DIR: folder },
    shared: false,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Makes a database on the server, a copy of `template`. */
export async function createDatabase(
  serverUrl: string,
  template = 'template1',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `expacti_test_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await run(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Each jest worker has a database number of its own in Redis; it is emptied before use. */
async function emptyRedis(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl);
  url.pathname = `/${process.env.JEST_WORKER_ID ?? '1'}`;
  const redis = new Redis(url.toString());
  await redis.flushdb();
  await redis.quit();
  return url.toString();
}
