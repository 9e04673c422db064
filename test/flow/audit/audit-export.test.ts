import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '../../../src/audit/entry.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { chained, insertEntries, tamper } from '../../support/requests/audit-table.ts';
import { standBetween } from '../../support/requests/between.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

// `expacti audit export`, and `verify` over more than one page: a log of 2,500 entries, a minute apart.
let workspace: Workspace;
let folder: string;
let made: AuditEntry[];

const BEGIN = Date.parse('2026-01-01T00:00:00Z');
const minute = (count: number): Date => new Date(BEGIN + count * 60_000);

beforeAll(async () => {
  workspace = await startWorkspace();
  folder = await mkdtemp(join(tmpdir(), 'expacti-audit-'));
  made = chained(
    Array.from({ length: 2_500 }, (_, index) => ({
      kind: 'click.refused',
      // The clock of the process that wrote entry 1,501 was half an hour behind.
      at: minute(index === 1_500 ? 1_470 : index),
      requestId: `r${index}`,
      actor: 'U0ANA',
      data: { reason: `é \u2028 ${index}`, long: 'x'.repeat(index % 50) },
    })),
  );
  await besideGate(workspace, (client) =>
    tamper(client, async () => {
      await client.query('DELETE FROM audit_entries');
      await insertEntries(client, made);
    }),
  );
  await importRules(workspace.api, [written('echo *')]);
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

const audit = (args: string[], url = workspace.api.url) =>
  expacti(url, ['audit', ...args], { EXPACTI_TOKEN: workspace.api.token });

/** Without an address or a token: no gate is asked. */
const verifyFile = (file: string, ...args: string[]) =>
  expacti('', ['audit', 'verify', '--file', file, ...args], { EXPACTI_TOKEN: '' });

interface Line {
  seq: number;
  at: string;
  data: unknown;
  hash: string;
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const placeOf = (entry: { seq: number; hash: string } | undefined): string => `${entry?.seq}:${entry?.hash}`;
const place = (seq: number): string => placeOf(made[seq - 1]);

test('as text it says in words who did what', async () => {
  const { code, stdout } = await audit(['export', '--format', 'text']);
  const lines = stdout.trimEnd().split('\n');
  expect({ code, count: lines.length }).toEqual({ code: 0, count: 2_501 });
  expect(lines[0]).toMatch(/^2026-01-01 00:00:00 UTC {2}U0ANA was refused .* \(entry 1\)$/);
  expect(lines.at(-1)).toMatch(/ added allow glob rule echo \*.*\(entry 2501\)$/);
  expect(await audit(['export', '--format', 'pdf'])).toMatchObject({ code: 64, stdout: '' });
});

test('every entry is a line, exactly as it was hashed, and the export can be verified without the gate', async () => {
  const { code, stdout, stderr } = await audit(['export']);
  const lines = linesOf(stdout);
  expect({ code, count: lines.length, data: lines[2_499]?.data }).toEqual({
    code: 0,
    count: 2_501,
    data: JSON.parse(made[2_499]?.data ?? ''),
  });
  expect(stdout).not.toContain('\u2028');
  const said = `2,501 entries, intact. Head: ${placeOf(lines.at(-1))}\n`;
  expect(stderr).toBe(said);
  const file = join(folder, 'all.jsonl');
  await writeFile(file, stdout);
  expect(await verifyFile(file)).toMatchObject({ code: 0, stdout: said });
  expect(await verifyFile(file, '--head', place(1_234))).toMatchObject({ code: 0, stdout: said });
  expect(await verifyFile(file, '--head', `1234:${'0'.repeat(64)}`)).toMatchObject({ code: 76 });
});

test('a file is there only once it is complete, and is not written over', async () => {
  const file = join(folder, 'new.jsonl');
  expect(await audit(['export', '-o', file])).toMatchObject({ code: 0, stdout: '' });
  const text = await readFile(file, 'utf8');
  expect(linesOf(text)).toHaveLength(2_501);
  const again = await audit(['export', '-o', file]);
  expect(again).toMatchObject({ code: 64, stderr: expect.stringContaining('already exists') });
  expect(await readFile(file, 'utf8')).toBe(text);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each<[string, string[], number, number]>([
  ['a day', ['--since', '2026-01-02', '--until', '2026-01-02'], 1_441, 2_500],
  ['times', ['--since', '2026-01-01T00:10:00Z', '--until', '2026-01-01T01:20:00+01:00'], 11, 20],
  ['until a time', ['--until', '2026-01-01T00:02:00Z'], 1, 2],
  // What was written in between is in it: a chain has no gaps.
  [
    'times that a clock was behind in',
    ['--since', '2026-01-02T00:20:00Z', '--until', '2026-01-02T00:31:00Z'],
    1_461,
    1_501,
  ],
])('%s: a stretch without gaps that can be verified', async (what, args, first, last) => {
  const { code, stdout, stderr } = await audit(['export', ...args]);
  expect(code).toBe(0);
  expect(linesOf(stdout).map(({ seq }) => seq)).toEqual(
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
  expect(stderr).toContain(`intact. Head: ${place(last)}\n`);
  const file = join(folder, `${what}.jsonl`);
  await writeFile(file, stdout);
  expect((await verifyFile(file)).code).toBe(0);
  if (first === 1) return;
  expect((await verifyFile(file, '--head', place(first - 1))).code).toBe(0);
  expect(await verifyFile(file, '--head', place(first - 2))).toMatchObject({
    code: 76,
    stdout: expect.stringContaining('begins after the kept head'),
  });
});

test('where no entry is of the time it says so', async () => {
  const { code, stdout, stderr } = await audit(['export', '--since', '2025-01-01', '--until', '2025-12-31']);
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'No entries in this period.\n' });
});

test.each([
  ['--since', 'yesterday'],
  ['--until', '2026-02-30'],
  ['--since', '2026-02-01', '--until', '2026-01-01'],
  ['--format', 'csv'],
])('export %s %s is wrong usage', async (...args) => {
  expect(await audit(['export', ...args])).toMatchObject({ code: 64, stdout: '' });
});

test.each<[string, (lines: string[]) => string[], number]>([
  ['a word that was changed', (lines) => lines.map((line) => line.replace('r41"', 'r42"')), 42],
  [
    'a field that was added',
    (lines) => lines.map((line, at) => (at === 9 ? line.replace('{', '{"note":"ok",') : line)),
    10,
  ],
  ['a line that is missing', (lines) => lines.toSpliced(6, 1), 8],
  ['a line that is there twice', (lines) => lines.toSpliced(6, 0, lines[5] ?? ''), 6],
  ['a last line that is cut', (lines) => [...lines.slice(0, 50), (lines[50] ?? '').slice(0, 99)], 51],
])('%s in a file is found', async (_what, change, seq) => {
  const { stdout } = await audit(['export', '--until', '2026-01-01T02:00:00Z']);
  const file = join(folder, 'changed.jsonl');
  await writeFile(file, change(stdout.trimEnd().split('\n')).join('\n'));
  expect(await verifyFile(file)).toMatchObject({
    code: 76,
    stdout: expect.stringMatching(`^Broken: entry ${seq} `),
  });
});

test('a file that is not there or holds nothing is the wrong one', async () => {
  const file = join(folder, 'empty.jsonl');
  expect(await verifyFile(file)).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringMatching(/ENOENT/),
  });
  await writeFile(file, '');
  expect(await verifyFile(file)).toMatchObject({
    code: 64,
    stdout: '',
    stderr: expect.stringMatching(/no audit entries/),
  });
});

test('a log that grows while it is read is intact', async () => {
  const between = await standBetween(
    () => workspace.api.url,
    async () => {
      await Promise.all(['a', 'b', 'c'].map((word) => workspace.api.ask(`echo ${word}`)));
      return undefined;
    },
  );
  const { code, stdout } = await audit(['verify', '--head', place(2_500)], between.url);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^2,5[1-9]\d entries, intact.*\n\d\d rows match the log/),
  });
  await between.stop();
});

test('a gate that says "later" is asked again', async () => {
  const later = new Response('{"title":"Too Many Requests"}', {
    status: 429,
    headers: { 'retry-after': '1' },
  });
  const between = await standBetween(
    () => workspace.api.url,
    (call) => Promise.resolve(call === 2 ? later : undefined),
  );
  expect((await audit(['verify'], between.url)).code).toBe(0);
  // One call for the length of the log, three for its pages, one for each table, and one that was made again.
  expect(between.calls()).toBe(8);
  await between.stop();
});

test.each([
  ['shows none', '{"entries":[],"more":true}'],
  ['shows what is no page', '[]'],
])('a gate that says there is more and %s has stopped', async (_what, text) => {
  const page = new Response(text, { headers: { 'content-type': 'application/json' } });
  const between = await standBetween(
    () => workspace.api.url,
    (call) => Promise.resolve(call === 4 ? page : undefined),
  );
  const { code, stdout, stderr } = await audit(['verify'], between.url);
  expect({ code, stdout }).toEqual({ code: 69, stdout: '' });
  expect(stderr).toContain('the log is intact up to entry 2,000; later entries could not be read');
  await between.stop();
});

test('an export of a broken log ends before the fault, and says so', async () => {
  await besideGate(workspace, (client) =>
    tamper(client, () => client.query(`UPDATE audit_entries SET actor = 'U0EVE' WHERE seq = 1600`)),
  );
  const { code, stdout, stderr } = await audit(['export']);
  expect({ code, count: linesOf(stdout).length }).toEqual({ code: 76, count: 1_599 });
  expect(stderr).toBe('expacti: the log is broken: entry 1,600 was tampered with: its content was changed\n');
  const dated = await audit(['export', '--until', '2026-01-01']);
  expect(dated).toMatchObject({ code: 76, stdout: '' });
});

test('a gate that is killed in the middle leaves no verdict and no file', async () => {
  const between = await standBetween(
    () => workspace.api.url,
    async (call) => {
      if (call === 2) await workspace.gate.kill();
      return undefined;
    },
  );
  const file = join(folder, 'short.jsonl');
  const { code, stderr } = await audit(['export', '-o', file], between.url);
  expect(code).toBe(69);
  expect(stderr).toContain('the log is intact up to entry 1,000; later entries could not be read');
  expect((await readdir(folder)).filter((name) => name.startsWith('short'))).toEqual([]);
  expect(await audit(['verify'], between.url)).toMatchObject({ code: 69, stdout: '' });
  await between.stop();
});
