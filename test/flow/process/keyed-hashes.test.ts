import { createHash } from 'node:crypto';
import { checkGrant } from '../../../src/client/approval/grant.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { meaningOf, shapeOf } from '../../../src/policy/shell/shape.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { beforeKeys, writeOldHashes } from '../../support/gate/old-rows.ts';
import { readDatabase } from '../../support/gate/read-database.ts';
import { besideGate, inDatabase } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { insertMany } from '../../support/requests/decided.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

// Nobody who reads the database can test a guess of a secret against what is stored.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
  await importRules(workspace.api, [written('echo *'), written('docker compose up *')]);
});
afterAll(() => workspace.stop());

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const SECRET = 'PGPASSWORD=sunshine42';
const COMMAND = `${SECRET} psql -h db -c 'SELECT 1'`;
const DEPLOY = 'docker compose up -d api';
const context = { repository: 'acme/api', sha: 'a'.repeat(40) };
const PLAN = {
  format_version: '1.2',
  variables: { admin: { value: 'correct-horse-in-plan' } },
  resource_changes: [
    {
      address: 'aws_db_instance.main["password=battery-staple"]',
      type: 'aws_db_instance',
      change: { actions: ['delete'] },
    },
  ],
};

const post = (more: Record<string, unknown> = {}, key = 'once') =>
  workspace.api.call(
    'POST',
    '/v1/requests',
    { command: COMMAND, plan: PLAN, ...more },
    { 'idempotency-key': key },
  );

/** JSON of the body as the gate understands it, with its keys in order, for the commands of this file. */
const bodyOf = (command: string, plan: unknown = null, given: object = {}): string =>
  JSON.stringify({
    command,
    context: given,
    cwd: null,
    environment: 'production',
    plan: sorted(plan),
    reason: null,
    timeout: null,
  });

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

/** All texts that somebody who guesses the secret could hash, or that hold it. */
const GUESSES = [
  COMMAND,
  SECRET,
  'sunshine42',
  meaningOf(analyse(COMMAND)),
  shapeOf(analyse(COMMAND)),
  bodyOf(COMMAND, PLAN),
  bodyOf(COMMAND),
  JSON.stringify(PLAN),
];

async function storedText(): Promise<string> {
  await workspace.gate.stop();
  const stored = Object.values(await readDatabase(workspace.home))
    .flat()
    .join('\n');
  await workspace.restart();
  return stored;
}

function expectNoGuess(stored: string): void {
  for (const guess of GUESSES) {
    const hash = createHash('sha256').update(guess, 'utf8').digest();
    expect(stored).not.toContain(hash.toString('hex'));
    expect(stored).not.toContain(hash.toString('base64').slice(0, 40));
  }
  expect(stored).not.toMatch(/sunshine42|correct-horse|battery-staple/);
}

let first: Record<string, unknown>;

test('nothing that is stored holds a plain hash of a secret, or a plan', async () => {
  const { status, body } = await post();
  first = body;
  expect({ status, ...body }).toMatchObject({ status: 'pending', command_sha256: sha256(COMMAND) });
  expect(await workspace.api.ask(DEPLOY, { context })).toMatchObject({ status: 'approved' });
  const stored = await storedText();
  expectNoGuess(stored);
  expect(stored).not.toContain(sha256(workspace.api.token));
  expect(stored).toContain('command_hmac');
  expect(stored).toContain('aws_db_instance.main[\\\\\\"password=‹secret›\\\\\\"]');
});

test('after a restart the caller still gets the plain hash of the exact command, and a grant that is valid', async () => {
  const { api } = workspace;
  const read = await api.read(String(first.id));
  expect(read).toMatchObject({
    command_sha256: sha256(COMMAND),
    command: expect.stringContaining('‹secret›'),
  });
  const echo = 'echo --password=sunshine42';
  const asked = await api.call('POST', '/v1/requests', { command: echo }, { 'idempotency-key': 'grant' });
  expect(asked.body.status).toBe('approved');
  await workspace.gate.stop();
  await workspace.restart();
  const again = await workspace.api.read(String(asked.body.id));
  const expected = { requestId: again.id, command: echo, environment: 'production', nonce: 'grant' };
  expect(await checkGrant(again.grant ?? '', api.token, expected)).toEqual({ kind: 'valid' });
});

test('after a restart the same key and body are the same request, and another body is a conflict', async () => {
  const again = await post();
  expect(again).toMatchObject({ status: 200, body: { id: first.id, command_sha256: sha256(COMMAND) } });
  expect((await post({ command: `${COMMAND} -x` })).status).toBe(409);
  expect((await post({ plan: { ...PLAN, format_version: '1.3' } })).status).toBe(409);
});

test('after a restart a deploy that was approved just before is a duplicate', async () => {
  const { findings } = await workspace.api.check(DEPLOY, { context });
  expect(findings.map(({ code }) => code)).toContain('duplicate');
});

test('the log names no plain hash', () => {
  const log = JSON.stringify(workspace.gate.log);
  for (const guess of GUESSES) expect(log).not.toContain(sha256(guess));
});

if (workspaceIsShared()) {
  test('a second process gets the key from the database, without a file or a setting', async () => {
    const second = await workspace.another();
    expect(await second.api.read(String(first.id))).toMatchObject({ command_sha256: sha256(COMMAND) });
  });
}

function workspaceIsShared(): boolean {
  return process.env.TEST_DATABASE_URL !== undefined;
}

const OLD = {
  command: COMMAND,
  meaning: meaningOf(analyse(COMMAND)),
  shape: shapeOf(analyse(COMMAND)),
  body: bodyOf(COMMAND, PLAN),
  plan: JSON.stringify(PLAN),
};
const OLD_DEPLOY = {
  command: DEPLOY,
  meaning: meaningOf(analyse(DEPLOY)),
  shape: shapeOf(analyse(DEPLOY)),
  body: bodyOf(DEPLOY, null, context),
  plan: '{}',
};

test('a start after an upgrade rekeys what an older version stored, and drops its plans', async () => {
  const { api } = workspace;
  const deploy = await api.call<{ id: string }>('POST', '/v1/requests', {
    command: DEPLOY,
    environment: 'staging',
    context,
  });
  expect(deploy.body).toMatchObject({ status: 'approved' });
  const caller = await makeToken(workspace, { name: 'old caller' });
  await inDatabase(workspace, async (client) => {
    await insertMany(client, 2500, 20, new Date());
    await beforeKeys(client);
    const old = [
      { id: String(first.id), ...OLD },
      { id: deploy.body.id, ...OLD_DEPLOY },
    ];
    await writeOldHashes(client, old, { bootstrap: api.token, [caller.shown.id]: caller.secret });
  });
  expect(workspace.gate.log).toContainEqual(
    expect.objectContaining({ msg: 'rekeyed all requests that an older version stored' }),
  );
  const stored = await besideGate(workspace, async (client) => {
    const { rows } = await client.query<{ row: string }>(
      'SELECT row_to_json(r)::text AS row FROM requests r',
    );
    const { rows: tokens } = await client.query<{ row: string }>(
      'SELECT row_to_json(t)::text AS row FROM tokens t',
    );
    return [...rows, ...tokens].map(({ row }) => row);
  });
  expect(stored.length).toBeGreaterThan(2500);
  expect(
    stored.filter((row) => /"unkeyed_command_sha256":"/.test(row) || row.includes('0'.repeat(64))),
  ).toEqual([]);
  expectNoGuess(stored.join('\n'));
  expect(await workspace.api.read(String(first.id))).toMatchObject({ command_sha256: sha256(COMMAND) });
  expect(await post()).toMatchObject({ status: 200, body: { id: first.id } });
  const { findings } = await workspace.api.check(DEPLOY, { context, environment: 'staging' });
  expect(findings.map(({ code }) => code)).toContain('duplicate');
  const known = await fetch(`${workspace.api.url}/v1/requests/none`, {
    headers: { authorization: `Bearer ${caller.secret}` },
  });
  expect(known.status).toBe(404);
});

test('a start goes on with what a crash left unkeyed, and leaves alone what is keyed', async () => {
  const kept = 'f'.repeat(64);
  await inDatabase(workspace, (client) =>
    client.query(
      `UPDATE requests SET body_hmac = '${kept}', meaning_hmac = '${kept}',
                           unkeyed_command_sha256 = CASE WHEN substr(id, 6)::int % 2 = 0 THEN repeat('0', 64) END
        WHERE id LIKE 'many-%'`,
    ),
  );
  const { rows } = await besideGate(workspace, (client) =>
    client.query<{ unkeyed: number; kept: number; hashes: number }>(
      `SELECT count(unkeyed_command_sha256)::int AS unkeyed, count(*) FILTER (WHERE body_hmac = '${kept}')::int AS kept,
              count(DISTINCT body_hmac)::int AS hashes FROM requests WHERE id LIKE 'many-%'`,
    ),
  );
  expect(rows).toEqual([{ unkeyed: 0, kept: 1250, hashes: 2 }]);
});
