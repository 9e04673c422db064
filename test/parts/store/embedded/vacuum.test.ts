import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { checkpointDue } from '../../../../src/store/embedded/checkpoint.ts';
import { vacuumDue } from '../../../../src/store/embedded/vacuum.ts';
import { type EmbeddedProcess, startEmbedded } from '../../../support/gate/embedded-process.ts';

let folder: string;
let database: EmbeddedProcess;
let client: Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expacti-vacuum-'));
  database = await startEmbedded(folder);
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const query = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows;

test('rows that come and go, as jobs do, leave a table as large as it was', async () => {
  await query('CREATE TABLE "Come and go" (n int, text text)');
  const round = async (): Promise<number> => {
    await query(`INSERT INTO "Come and go" SELECT n, repeat('x', 200) FROM generate_series(1, 2000) n`);
    await query('DELETE FROM "Come and go"');
    await vacuumDue(query);
    const [size] = await query(`SELECT pg_relation_size('"Come and go"')::int AS bytes`);
    return (size as { bytes: number }).bytes;
  };
  const first = await round();
  for (let rounds = 0; rounds < 4; rounds += 1) expect(await round()).toBeLessThanOrEqual(first);
});

test('the planner knows how many rows there are, and nothing is done where little has changed', async () => {
  await query('CREATE TABLE grown AS SELECT n FROM generate_series(1, 5000) n');
  await vacuumDue(query);
  expect(await query(`SELECT reltuples FROM pg_class WHERE relname = 'grown'`)).toEqual([
    { reltuples: 5000 },
  ]);
  await query('DELETE FROM grown WHERE n <= 200');
  await vacuumDue(query);
  const vacuums = `SELECT vacuum_count::int AS vacuums FROM pg_stat_user_tables WHERE relname = 'grown'`;
  expect(await query(vacuums)).toEqual([{ vacuums: 1 }]);
  await query('DELETE FROM grown WHERE n <= 400');
  await vacuumDue(query);
  expect(await query(vacuums)).toEqual([{ vacuums: 2 }]);
});

test('the log is let go of once there is much of it, and left alone before', async () => {
  const logged = async (): Promise<number> => {
    const [row] = await query(
      'SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int AS bytes FROM pg_control_checkpoint()',
    );
    return (row as { bytes: number }).bytes;
  };
  await query('CREATE TABLE logged (n int, text text)');
  await checkpointDue(query);
  expect(await logged()).toBeGreaterThan(0);
  await query("INSERT INTO logged SELECT n, repeat('x', 1000) FROM generate_series(1, 18000) n");
  expect(await logged()).toBeGreaterThan(16 * 1024 * 1024);
  await checkpointDue(query);
  expect(await logged()).toBeLessThan(1024 * 1024);
});
