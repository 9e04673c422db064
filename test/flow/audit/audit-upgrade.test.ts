import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { AuditEntry } from '../../../src/audit/entry.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { expectClean, verify } from '../../support/callers/verify.ts';
import { besideGate, inDatabase } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { chained, insertEntries, tamper } from '../../support/requests/audit-table.ts';
import { insertMany } from '../../support/requests/decided.ts';
import { importRules, ruleOf, written } from '../../support/rules/rule-book.ts';

// A database of before entries held what rows hold: the first start adds that, once.
const ROWS = 2_000;
let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  workspace = await startWorkspace();
  folder = await mkdtemp(join(tmpdir(), 'expacti-upgrade-'));
  const { api } = workspace;
  await importRules(api, [written('echo *'), written('make *', { effect: 'deny' })]);
  await importRules(api, [written('echo *', { reason: 'changed' })]);
  for (const word of ['echo 1', 'make 2', 'ls', 'pwd']) await api.ask(word);
  await makeToken(workspace, { name: 'old' });
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

/** The entries as an older version wrote them, in a chain of their own. */
function asOld(entries: readonly AuditEntry[]): AuditEntry[] {
  const events = entries
    .filter(({ kind }) => !/^audit\.|bootstrap/.test(kind))
    .map(({ kind, at, requestId, actor, data }) => {
      const { rows: _rows, ...old } = JSON.parse(data) as Record<string, unknown>;
      return { kind, at: new Date(at), requestId, actor, data: old };
    });
  return chained(events);
}

async function entriesIn(client: Client): Promise<AuditEntry[]> {
  const { rows } = await client.query<Omit<AuditEntry, 'seq' | 'at'> & { seq: string; at: Date }>(
    `SELECT seq, at, kind, request_id AS "requestId", actor, data, prev_hash AS "prevHash", hash
       FROM audit_entries ORDER BY seq`,
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq), at: row.at.toISOString() }));
}

const kinds = async (): Promise<string[]> =>
  (await besideGate(workspace, entriesIn))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('audit.'));

const beginAgain = `DELETE FROM _prisma_migrations WHERE migration_name = '20261128230000_audit_rows';
                    DROP INDEX requests_id_bytes_idx; DROP INDEX audit_entries_baseline_idx`;

test('the gate serves at once; what is not told of yet is said, and is no tampering', async () => {
  await inDatabase(workspace, async (client) => {
    await client.query(beginAgain);
    await insertMany(client, ROWS, 20, new Date());
    await tamper(client, async () => {
      const old = asOld(await entriesIn(client));
      await client.query('DELETE FROM audit_entries');
      await insertEntries(client, old);
    });
  });
  const { code, stdout, stderr } = await expacti(workspace.api.url, ['audit', 'verify'], {
    EXPACTI_TOKEN: workspace.api.token,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/entries, intact/) });
  const isUnfinished = (await kinds()).at(-1) === 'audit.baseline';
  expect(isUnfinished && !/rows could not be checked yet/.test(stderr)).toBe(false);
  await workspace.api.ask('echo while it is made');
});

test('it goes on after a crash, and ends: every row is what the log says', async () => {
  await workspace.gate.kill();
  await workspace.restart();
  const isComplete = async () => (await kinds()).at(-1) === 'audit.baseline-complete';
  await until('the end of the baseline', isComplete, 60_000);
  const { rows } = await expectClean(workspace);
  expect(rows).toBeGreaterThan(ROWS);
  const entries = await besideGate(workspace, entriesIn);
  const told = entries
    .filter(({ kind }) => kind === 'audit.baseline')
    .flatMap(({ data }) => (JSON.parse(data) as { rows: { table: string; id: string }[] }).rows);
  // Each row once.
  expect(new Set(told.map(({ table, id }) => `${table} ${id}`)).size).toBe(told.length);
});

test('a key that was lost and made again leaves every row as the log says', async () => {
  await workspace.api.ask("PGPASSWORD=sunshine42 psql -c 'SELECT 1'");
  await inDatabase(workspace, (client) =>
    client.query('DELETE FROM secret_key_check; UPDATE requests SET command_sealed = NULL'),
  );
  expect((await expectClean(workspace)).unchecked).toBe(0);
});

test('a start later makes none again: an old row that was changed stays found', async () => {
  const before = await kinds();
  const { id } = await ruleOf(workspace.api, 'echo *');
  await inDatabase(workspace, async (client) => {
    await client.query(`UPDATE rules SET pattern = '*' WHERE id = '${id}'`);
    await client.query(`UPDATE requests SET command = 'ls' WHERE id = 'many-77'`);
  });
  expect(await kinds()).toEqual(before);
  expect(await verify(workspace)).toMatchObject({
    code: 76,
    tampered: 2,
    findings: [
      { table: 'requests', id: 'many-77', kind: 'changed', columns: ['command'] },
      { table: 'rules', id, kind: 'changed', columns: ['pattern'] },
    ],
  });
});

test('a baseline that somebody appends later vouches for nothing', async () => {
  await besideGate(workspace, async (client) => {
    const entries = await entriesIn(client);
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM rules WHERE pattern = '*'`);
    const page = await workspace.api.call<{ rows: { id: string; sha256: string; columns: string }[] }>(
      'GET',
      '/v1/audit/rows?table=rules',
    );
    const row = { table: 'rules' as const, ...page.body.rows.find(({ id }) => id === rows[0]?.id) };
    const forged = {
      kind: 'audit.baseline',
      at: new Date(),
      requestId: null,
      actor: 'gate',
      data: { rows: [row] },
    };
    const again = chained([forged], entries.at(-1));
    await insertEntries(client, again);
  });
  expect(await verify(workspace)).toMatchObject({ code: 76, tampered: 2 });
});

test('an export of an older version is still verified', async () => {
  const entries = await besideGate(workspace, entriesIn);
  const old = entries.map(({ seq, at, kind, requestId, actor, data, prevHash, hash }) =>
    JSON.stringify({ seq, at, kind, request_id: requestId, actor, data, prev_hash: prevHash, hash }),
  );
  const file = join(folder, 'old.jsonl');
  await writeFile(file, `${old.join('\n')}\n`);
  const verified = await expacti('', ['audit', 'verify', '--file', file], { EXPACTI_TOKEN: '' });
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/entries, intact/) });
});
