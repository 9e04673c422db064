import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { pause } from '../../support/pause.ts';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** A throw-away PostgreSQL on loopback, in which things can be made to go wrong. */
export interface Postgres {
  url: string;
  /** Shutdown it, and starts it again after `awayMs`. */
  restart(mode: 'fast' | 'immediate', awayMs: number): Promise<void>;
  /** Ends every connection but its own. @returns how many there were. */
  cutConnections(): Promise<number>;
  /** New and old connections can only read while on, as after a failover. */
  readOnly(on: boolean): Promise<void>;
  /** Nobody can read or write requests for `ms`. @returns how many waited for it at the end. */
  lockRequests(ms: number): Promise<number>;
  /** How many connections there are but its own. */
  connections(): Promise<number>;
  /** How many transactions have failed since the start. */
  rollbacks(): Promise<number>;
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  stop(): Promise<void>;
}

/** @throws if PostgreSQL is not installed where Debian puts it. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-chaos-pg-'));
  await chmod(folder, 0o755);
  const data = join(folder, 'data');
  await mkdir(data);
  const asPostgres = await userSwitch(data);
  const bin = await binFolder();
  const port = await freePort();
  await asPostgres(
    join(bin, 'initdb'),
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  );
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c max_connections=300 -c fsync=off`;
  const control = (...args: string[]): Promise<unknown> =>
    asPostgres(join(bin, 'pg_ctl'), '-D', data, '-w', '-l', join(data, 'log'), '-o', options, ...args);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    queryOnce<Row>(url, sql, values);
  const count = async (sql: string): Promise<number> => (await query<{ n: number }>(sql))[0]?.n ?? 0;
  await control('start');
  return {
    url,
    query,
    restart: async (mode, awayMs) => {
      await control('stop', '-m', mode);
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      await control('start');
    },
    cutConnections: () =>
      count(
        'SELECT count(pg_terminate_backend(pid))::int AS n FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
      ),
    connections: () =>
      count(
        'SELECT count(*)::int AS n FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL',
      ),
    rollbacks: () => count('SELECT sum(xact_rollback)::int AS n FROM pg_stat_database'),
    readOnly: async (on) => {
      await query(`ALTER SYSTEM SET default_transaction_read_only = ${on ? 'on' : 'off'}`);
      await query('SELECT pg_reload_conf()');
    },
    lockRequests: async (ms) => {
      const client = await connect(url);
      try {
        await client.query('BEGIN READ WRITE; LOCK TABLE requests IN ACCESS EXCLUSIVE MODE');
        await pause(ms);
        return await count("SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    stop: async () => {
      await control('stop', '-m', 'immediate').catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Each question on a connection of its own: the ones before it may have been cut. */
async function queryOnce<Row>(url: string, sql: string, values: unknown[]): Promise<Row[]> {
  const client = await connect(url);
  try {
    const { rows } = await client.query(sql, values.length === 0 ? undefined : values);
    return rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function binFolder(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = (await readdir(root)).sort((one, other) => Number(one) - Number(other));
  return join(root, versions.at(-1) ?? '', 'bin');
}

/** PostgreSQL refuses to run as root, so root runs it as the user that Debian makes for it. */
async function userSwitch(data: string): Promise<(file: string, ...args: string[]) => Promise<unknown>> {
  const options = { cwd: '/' };
  if (process.getuid?.() !== 0) return (file, ...args) => run(file, args, options);
  const { stdout: ids } = await run('getent', ['passwd', 'postgres']);
  const [, , uid, gid] = ids.split(':').map(Number);
  await chown(data, uid ?? 0, gid ?? 0);
  return (file, ...args) => run('runuser', ['-u', 'postgres', '--', file, ...args], options);
}
