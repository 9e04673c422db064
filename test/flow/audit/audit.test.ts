import type { Client } from 'pg';
import { type AuditEntry, hashOf } from '../../../src/audit/entry.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import type { Api } from '../../support/gate/api.ts';
import { besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { insertEntries, tamper } from '../../support/requests/audit-table.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

// `expacti audit verify` against a gate whose database somebody changed behind its back (CONTRACT §8).
let workspace: Workspace;
/** A caller without admin rights. */
let caller: Api;
let entries: AuditEntry[];
/** As it was when all was well. */
let head: string;

const verify = (...args: string[]) =>
  expacti(workspace.api.url, ['audit', 'verify', ...args], { EXPACTI_TOKEN: workspace.api.token });

const page = (query = '', api = workspace.api) =>
  api.call<{ entries: Shown[]; more: boolean }>('GET', `/v1/audit${query}`);

type Shown = Omit<AuditEntry, 'requestId' | 'prevHash'> & { request_id: string | null; prev_hash: string };

beforeAll(async () => {
  workspace = await startWorkspace();
  const { api } = workspace;
  caller = (await makeToken(workspace, { name: 'ci' })).api;
  await importRules(api, [written('echo *', { reason: 'é \u202E \u2028 “all”' })]);
  for (const word of ['one', 'two', 'three']) await api.ask(`echo ${word}`);
  const { id } = await api.ask('make all', { context: { source: 'other', actor: 'Zoë \u{1F600}' } });
  await api.call('POST', `/v1/requests/${id}/cancel`);
  entries = (await page()).body.entries.map(({ request_id: requestId, prev_hash: prevHash, ...same }) => ({
    ...same,
    requestId,
    prevHash,
  }));
  head = `9:${entries[8]?.hash}`;
});
afterAll(() => workspace.stop());

test('an untouched log is intact, says its head, and leads through it', async () => {
  expect(entries.map(({ kind }) => kind).slice(0, 4)).toEqual([
    'audit.baseline-complete',
    'token.bootstrap-set',
    'token.created',
    'rule.added',
  ]);
  expect(entries).toHaveLength(9);
  const first = await verify();
  expect(first).toMatchObject({
    code: 0,
    stdout: `9 entries, intact. Head: ${head}\n7 rows match the log (of 4 requests, 1 rule, 2 tokens).\n`,
  });
  expect(first.stderr).toContain(`run: expacti audit verify --head ${head}`);
  const second = await verify('--head', head);
  expect(second).toEqual({ ...first, stderr: 'The log contains the head that you kept, entry 9.\n' });
  const json = await verify('--json', '--head', `2:${entries[1]?.hash}`);
  expect(JSON.parse(json.stdout)).toEqual({
    intact: true,
    entries: 9,
    first: 1,
    head,
    rows: 7,
    unchecked: 0,
  });
});

test('the API gives entries in pages', async () => {
  const seqs = async (query: string) => {
    const { body } = await page(query);
    return [...body.entries.map(({ seq }) => seq), body.more];
  };
  expect(await seqs('?after=1&limit=2')).toEqual([2, 3, true]);
  expect(await seqs('?after=8')).toEqual([9, false]);
  expect(await seqs('?after=9')).toEqual([false]);
});

test('wrong questions are refused, and callers without admin rights, too', async () => {
  for (const [query, path] of [
    ['?limit=0', 'limit'],
    ['?limit=1001', 'limit'],
    ['?after=-1', 'after'],
    ['?since=2026-01-01', 'since'],
    ['/rows', 'table'],
    ['/rows?table=audit_entries', 'table'],
    ['/rows?table=rules&limit=501', 'limit'],
    ['/rows?table=rules&after=%00', 'after'],
  ] as const)
    expect(await page(query)).toMatchObject({ status: 422, body: { errors: [{ path }] } });
  expect((await fetch(`${workspace.api.url}/v1/audit`)).status).toBe(401);
  expect((await workspace.api.call('POST', '/v1/audit', {})).status).toBe(405);
  expect((await page('', caller)).status).toBe(403);
  expect((await page('/rows?table=rules', caller)).status).toBe(403);
  const refused = await expacti(workspace.api.url, ['audit', 'verify'], { EXPACTI_TOKEN: caller.token });
  expect(refused).toMatchObject({
    code: 78,
    stdout: '',
    stderr: expect.stringContaining('This needs an admin token'),
  });
});

test.each([
  `UPDATE audit_entries SET actor = 'U0EVE'`,
  'DELETE FROM audit_entries',
  'TRUNCATE audit_entries',
])('the database refuses %s', async (change) => {
  await besideGate(workspace, (client) =>
    expect(client.query(change)).rejects.toThrow('audit_entries is append-only'),
  );
});

/** The log as it was, then changed by who may do anything with the database. */
async function changed(work: (client: Client) => Promise<unknown>, before = entries): Promise<void> {
  await besideGate(workspace, (client) =>
    tamper(client, async () => {
      await client.query('DELETE FROM audit_entries');
      await insertEntries(client, before);
      await work(client);
    }),
  );
}

const sql = (text: string) => (client: Client) => client.query(text);

/** All entries behind `seq` hashed again, so that the chain fits to what was changed. */
async function chainAnew(client: Client): Promise<void> {
  const anew: AuditEntry[] = [];
  for (const entry of entries) {
    const actor = entry.seq === 3 ? 'U0EVE' : entry.actor;
    const again = { ...entry, actor, prevHash: anew.at(-1)?.hash ?? entry.prevHash };
    anew.push({ ...again, hash: hashOf(again) });
  }
  await client.query('DELETE FROM audit_entries');
  await insertEntries(client, anew);
}

test.each<[string, (client: Client) => Promise<unknown>, number, RegExp]>([
  [
    'data that was changed',
    sql(`UPDATE audit_entries SET data = data || ' ' WHERE seq = 3`),
    3,
    /content was changed/,
  ],
  [
    'a time that was moved by a millisecond',
    sql(`UPDATE audit_entries SET at = at + interval '1 ms' WHERE seq = 6`),
    6,
    /content was changed/,
  ],
  [
    'an entry removed from the middle',
    sql('DELETE FROM audit_entries WHERE seq = 3'),
    4,
    /removed, added or moved/,
  ],
  [
    'two that changed places',
    sql(`UPDATE audit_entries SET seq = CASE seq WHEN 3 THEN -4 ELSE -3 END WHERE seq IN (3, 4);
         UPDATE audit_entries SET seq = -seq WHERE seq < 0`),
    3,
    /does not match the entry before it/,
  ],
  [
    'one put in front',
    sql(`INSERT INTO audit_entries SELECT -7, at, kind, request_id, actor, data, prev_hash, repeat('f', 64)
           FROM audit_entries WHERE seq = 1`),
    -7,
    /removed, added or moved/,
  ],
  [
    'one put in front, which no reader could make sense of',
    sql(`ALTER TABLE audit_entries ALTER COLUMN actor DROP NOT NULL;
         INSERT INTO audit_entries SELECT -7, 'infinity', kind, request_id, NULL, data, prev_hash, repeat('f', 64)
           FROM audit_entries WHERE seq = 1`),
    1,
    /cannot be read/,
  ],
])('%s is found', async (_what, work, seq, why) => {
  await changed(work);
  const found = await verify();
  expect(found).toMatchObject({ code: 76, stderr: '' });
  expect(found.stdout).toMatch(new RegExp(`^Broken: entry ${seq} .*${why.source}`));
  const json = await verify('--json');
  expect(json.code).toBe(76);
  expect(JSON.parse(json.stdout)).toEqual({ intact: false, seq, why: expect.stringMatching(why) });
});

test('a chain that was made anew fits in itself, and is found with the kept head', async () => {
  await changed(chainAnew);
  expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringMatching(/^9 entries, intact/) });
  expect(await verify('--head', head)).toMatchObject({
    code: 76,
    stdout: expect.stringMatching(/^Broken: entry 9 does not belong to the history .* rewritten/),
  });
});

test('a log that was emptied is found with the kept head', async () => {
  await changed(sql('SELECT 1'), []);
  expect(await verify('--head', head)).toMatchObject({
    code: 76,
    stdout: 'Broken: entry 1 is missing: the log had 9 entries.\n',
  });
});

test('an end that was cut off is found by its rows, and with the kept head, also once the log has grown past it', async () => {
  await changed(sql('DELETE FROM audit_entries WHERE seq = 9'));
  expect(await verify()).toMatchObject({
    code: 76,
    stdout: expect.stringMatching(
      /^8 entries, intact.*\nTampered: 1 row differs .*\nrequest \S+ differs from entry 8: status, decisions.outcome,/,
    ),
  });
  expect(await verify('--head', head)).toMatchObject({
    code: 76,
    stdout: 'Broken: entry 9 is missing: the log had 9 entries.\n',
  });
  await workspace.api.ask('echo four');
  await workspace.api.ask('echo five');
  expect(await verify()).toMatchObject({ code: 76, stdout: expect.stringMatching(/^10 entries, intact/) });
  expect(await verify('--head', head)).toMatchObject({
    code: 76,
    stdout: expect.stringMatching(/^Broken: entry 9 does not belong to the history/),
  });
});

test.each([['--head', '6'], ['--head', `6:${'g'.repeat(64)}`], ['now']])(
  'verify %s %s is wrong usage',
  async (...args) => {
    expect(await verify(...args)).toMatchObject({ code: 64, stdout: '' });
  },
);

test.each([[], ['verify'], ['export']])('audit %s has its help', async (...words) => {
  const help = await expacti('', ['audit', ...words, '--help']);
  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: expacti audit') });
});
