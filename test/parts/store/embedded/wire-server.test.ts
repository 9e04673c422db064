import { mkdtemp, rm } from 'node:fs/promises';
import { connect as open } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Pool } from 'pg';
import { type EmbeddedProcess, startEmbedded } from '../../../support/gate/embedded-process.ts';

let folder: string;
let database: EmbeddedProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expacti-wire-'));
  database = await startEmbedded(folder);
});
afterAll(async () => {
  await database.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function connect(): Promise<Client> {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

test('clients that ask at the same time each get their own rows', async () => {
  const pool = new Pool({ connectionString: database.url, max: 20 });
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, async (_, n) => {
      // Different statements, so that a mixed-up one would show.
      const { rows } = await pool.query(`SELECT $1::int AS n, 'c${n % 50}' AS c`, [n]);
      return JSON.stringify(rows) === JSON.stringify([{ n, c: `c${n % 50}` }]);
    }),
  );
  await pool.end();
  expect(answers.filter((own) => !own)).toEqual([]);
});

test('a transaction is nobody else’s, and the others wait for it', async () => {
  const [one, two] = [await connect(), await connect()];
  await one.query('CREATE TABLE counted (n int)');
  await one.query('BEGIN');
  await one.query('INSERT INTO counted VALUES (1)');
  const seen = two.query('SELECT count(*)::int AS n FROM counted');
  await one.query('ROLLBACK');
  expect((await seen).rows).toEqual([{ n: 0 }]);
  await Promise.all([one.end(), two.end()]);
});

test('a client that goes in the middle of a transaction has not committed it, and blocks nobody', async () => {
  const [one, two] = [await connect(), await connect()];
  await one.query('CREATE TABLE lost (n int)');
  await one.query('BEGIN');
  await one.query('INSERT INTO lost VALUES (1)');
  const ended = one.end();
  expect((await two.query('SELECT count(*)::int AS n FROM lost')).rows).toEqual([{ n: 0 }]);
  await ended;
  await two.end();
});

test('a failed statement fails for its own client only, and leaves it usable', async () => {
  const [one, two] = [await connect(), await connect()];
  const failing = one.query('SELECT $1::int / 0', [1]);
  const fine = two.query('SELECT $1::int AS n', [7]);
  await expect(failing).rejects.toThrow(/division by zero/);
  expect((await fine).rows).toEqual([{ n: 7 }]);
  expect((await one.query('SELECT $1::text AS t', ['still here'])).rows).toEqual([{ t: 'still here' }]);
  await Promise.all([one.end(), two.end()]);
});

test('a notification reaches the client that listens', async () => {
  const [listener, teller] = [await connect(), await connect()];
  const heard = new Promise((resolve) => listener.on('notification', ({ payload }) => resolve(payload)));
  await listener.query('LISTEN bell');
  await teller.query("SELECT pg_notify('bell', 'ding')");
  expect(await heard).toBe('ding');
  await Promise.all([listener.end(), teller.end()]);
});

test('bytes that are not the protocol end that connection and no other', async () => {
  const healthy = await connect();
  const socket = open(
    join(new URL(database.url.replace('@/', '@localhost/')).searchParams.get('host') ?? '', '.s.PGSQL.5432'),
  );
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined);
  socket.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
  await closed;
  expect((await healthy.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
  await healthy.end();
});

test('what was answered is not kept: reading the same rows again and again takes no more memory', async () => {
  const client = await connect();
  const read = async (times: number): Promise<number> => {
    for (let n = 0; n < times; n += 1)
      await client.query("SELECT repeat('x', 40), n FROM generate_series(1, 20000) n");
    return (await database.residentBytes()) / 2 ** 20;
  };
  const before = await read(10);
  const after = await read(30);
  await client.end();
  expect(after - before).toBeLessThan(100);
});
