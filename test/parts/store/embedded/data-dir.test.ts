import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '../../../support/gate/embedded-process.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expacti-data-dir-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

test('what was committed is there after a kill, and the folder is free at once', async () => {
  const first = await startEmbedded(folder);
  await query(first.url, 'CREATE TABLE kept (n int)');
  await query(first.url, 'INSERT INTO kept VALUES (42)');
  await first.kill('SIGKILL');
  // What a killed process leaves is in its folder, and nowhere else.
  expect(decodeURIComponent(first.url)).toContain(`host=${folder}`);
  const second = await startEmbedded(folder);
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  await second.kill('SIGKILL');
});

test('files that a crash left half made are made again', async () => {
  await mkdir(join(folder, 'postgres', 'base'), { recursive: true });
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '18\n');
  await writeFile(join(folder, 'postgres.unfinished'), '');
  const first = await startEmbedded(folder);
  expect(await query(first.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  expect(await readdir(folder)).not.toContain('postgres.unfinished');
  await first.kill('SIGKILL');
});

test('files of another PostgreSQL are left alone, and the folder is free again', async () => {
  await mkdir(join(folder, 'postgres', 'base'), { recursive: true });
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '9.6\n');
  const refusal = /Cannot open the embedded database in \S+: .* set EXPACTI_DATA_DIR to another folder/;
  await expect(startEmbedded(folder)).rejects.toThrow(refusal);
  await expect(startEmbedded(folder)).rejects.toThrow(refusal);
  expect(await readdir(join(folder, 'postgres'))).toEqual(['PG_VERSION', 'base']);
});
