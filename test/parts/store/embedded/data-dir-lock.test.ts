import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Client } from 'pg';
import {
  type EmbeddedProcess,
  type EmbeddedRun,
  startEmbedded,
} from '../../../support/gate/embedded-process.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'expacti-lock-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** Too long for the path of a socket. */
const LONG = join('d'.repeat(120), 'data');
const IN_USE = /Another expacti process has .* open.*EXPACTI_DATA_DIR/;

async function answer(database: EmbeddedProcess): Promise<unknown> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT 1 AS n');
  await client.end();
  return rows;
}

/** Other ways to the same folder: what a second process sees as its path, and in which surroundings. */
async function otherWays(folder: string): Promise<[string, EmbeddedRun][]> {
  const elsewhere = await mkdtemp(join(root, 'other-tmp-'));
  await symlink(folder, join(root, 'link'));
  await symlink(folder, join(root, `link-${'l'.repeat(120)}`));
  return [
    [folder, {}],
    [folder, { env: { TMPDIR: elsewhere } }],
    [join(root, 'link'), {}],
    [join(root, `link-${'l'.repeat(120)}`), { env: { TMPDIR: elsewhere } }],
    [basename(folder), { cwd: dirname(folder) }],
  ];
}

test.each(['data', LONG])('a second process is refused on every way to the folder %s', async (name) => {
  const folder = join(root, name);
  const first = await startEmbedded(folder);
  for (const [path, run] of await otherWays(folder))
    await expect(startEmbedded(path, run)).rejects.toThrow(IN_USE);
  expect(await answer(first)).toEqual([{ n: 1 }]);
  await first.kill('SIGKILL');
  // What a killed process leaves keeps nobody from the folder, and stays inside of it.
  const next = await startEmbedded(folder);
  expect(await answer(next)).toEqual([{ n: 1 }]);
  await next.kill('SIGKILL');
});

test.each(['data', LONG])('of five that start at once after a crash exactly one gets %s', async (name) => {
  const folder = join(root, name);
  for (const _crash of [1, 2]) await (await startEmbedded(folder)).kill('SIGKILL');
  const started = await Promise.allSettled(Array.from({ length: 5 }, () => startEmbedded(folder)));
  const open = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const refusals = started.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  const answers = await Promise.all(open.map(answer));
  await Promise.all(open.map((one) => one.kill('SIGKILL')));
  expect(answers).toEqual([[{ n: 1 }]]);
  expect(refusals).toEqual(Array.from({ length: 4 }, () => expect.stringMatching(IN_USE)));
  const locks = (await readdir(folder)).filter((entry) => entry.endsWith('.sock'));
  expect(locks).toEqual(['lock.3.sock']);
});

test('a lock of an older version counts, and a plain file in its place does not', async () => {
  const folder = join(root, 'data');
  await mkdir(folder);
  await writeFile(join(folder, 'lock.sock'), '');
  const first = await startEmbedded(folder);
  expect(await readdir(folder)).toContain('lock.2.sock');
  await first.kill('SIGKILL');
});

test('a folder can be copied after a stop, and the copy opened beside the original', async () => {
  const folder = join(root, 'data');
  const first = await startEmbedded(folder);
  await first.stop();
  await cp(folder, join(root, 'copy'), { recursive: true });
  const both = [await startEmbedded(folder), await startEmbedded(join(root, 'copy'))];
  expect(await Promise.all(both.map(answer))).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await Promise.all(both.map((one) => one.kill('SIGKILL')));
});

test('a folder that cannot be written is refused with one clear sentence', async () => {
  // Nobody can create files in the kernel's folders, not even root.
  await expect(startEmbedded('/sys')).rejects.toThrow(
    /EXPACTI_DATA_DIR: cannot use \/sys: .*Set it to a folder on a local disk that this user can write/,
  );
});
