import { createHash } from 'node:crypto';
import { checkGrant } from '../../../src/client/approval/grant.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { readDatabase } from '../../support/gate/read-database.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { type CardInSlack, cardOf, settled, told } from '../../support/slack/cards.ts';
import { shows } from '../../support/slack/modals.ts';

// A secret in a command is redacted wherever the command goes, but in its hash.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(undefined, { LOG_LEVEL: 'trace' });
  await importRules(workspace.api, [written('echo *')]);
});
afterAll(() => workspace.stop());

const SECRET = 'hunter2hunter2';

const COMMANDS: Record<string, string> = {
  'a value': `deploy --password=${SECRET} --to prod`,
  'a value in quotes': `deploy --password='${SECRET}' --to prod`,
  'an assignment in front': `PGPASSWORD=${SECRET} psql -h db -c 'DROP TABLE users'`,
  'an address': `psql postgres://app:${SECRET}@db.staging.internal/app`,
  'a header': `curl -H 'Authorization: Bearer ${SECRET}' https://api.example/`,
  'inside a shell': `sh -c 'deploy --token=${SECRET}'`,
  'where the card is cut': `deploy --token=${SECRET} ${'--very-long '.repeat(400)}`,
};

/** All that anybody in the workspace could see, and that the gate ever sent. */
const seenInSlack = () =>
  JSON.stringify([
    workspace.slack.calls(),
    ...['U0ANA', 'U0BEN'].map((user) => workspace.slack.snapshot(user)),
  ]);

/** Where a text shows some of the secret. */
const leaks = (text: string): string[] =>
  [...text.matchAll(/.{0,60}hunte.{0,30}/gs)].map(([excerpt]) => excerpt);

async function whole(card: CardInSlack): Promise<void> {
  await card.press('U0ANA', 'Why?');
  await shows(workspace, 'U0ANA', /verdict/);
  await card.press('U0ANA', 'Approve');
  await settled(workspace, card, /Approved/);
}

test.each(Object.entries(COMMANDS))(
  '%s: redacted in the answers, on the card and in Why?',
  async (_what, command) => {
    const { api } = workspace;
    const more = { reason: `the password is ${SECRET}`, context: { actor: 'octocat' } };
    const checked = await api.call('POST', '/v1/check', { command, ...more });
    const asked = await api.ask(command, more);
    expect(asked.findings).toContainEqual(
      expect.objectContaining({ code: 'secret-in-command', severity: 'note' }),
    );
    expect(asked.command_sha256).toBe(createHash('sha256').update(command).digest('hex'));
    const card = await cardOf(workspace, asked.id);
    await whole(card);
    const read = await api.read(asked.id, 30);
    expect(read.command).toContain('‹secret›');
    const texts = [JSON.stringify(checked.body), JSON.stringify(asked), JSON.stringify(read), seenInSlack()];
    expect(texts.flatMap(leaks)).toEqual([]);
  },
);

test('a secret in a text that cannot be parsed is shown, since code could be hidden with it, and people are asked', async () => {
  const { api } = workspace;
  const command = 'echo --token=letmein42 "$(';
  const asked = await api.ask(command);
  expect(asked).toMatchObject({ status: 'pending', command });
  expect(asked.findings).toContainEqual(
    expect.objectContaining({ code: 'secret-not-redacted', severity: 'ask' }),
  );
  await api.call('POST', `/v1/requests/${asked.id}/cancel`);
});

test.each([
  "echo ok -----BEGIN PRIVATE KEY-----; touch /tmp/x; : '-----END PRIVATE KEY-----'",
  'echo --password="`touch /tmp/x`"',
  "API_TOKEN='touch /tmp/x'; ${API_TOKEN}",
  'echo https://ci:x;{touch,/tmp/x};:@host',
  'echo "API_TOKEN=`touch /tmp/x`; $API_TOKEN" | bash',
])('what would run is on the card: %s', async (command) => {
  const asked = await workspace.api.ask(command);
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toMatch(/touch.*\/tmp\/x/);
  await workspace.api.call('POST', `/v1/requests/${asked.id}/cancel`);
});

test('a secret that repeats a word of the gate changes none of its words', async () => {
  const command = "psql -c 'DROP DATABASE shop'; deploy --token=critical --password='Deletes a database.'";
  const asked = await workspace.api.ask(command);
  expect(asked.risk.level).toBe('critical');
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('deploy --token=‹secret› --password=');
  expect(card.text()).not.toContain('risk ‹secret›');
  await workspace.api.call('POST', `/v1/requests/${asked.id}/cancel`);
});

test('a short command does not grow without bounds, however often it names a secret', async () => {
  const command = `echo ${'--token=e '.repeat(40).trim()}`;
  const { status, body } = await workspace.api.call('POST', '/v1/check', { command });
  expect(status).toBe(200);
  expect(JSON.stringify(body).length).toBeLessThan(20_000);
});

test('the whole command in the thread of a card that cut it is redacted, too', async () => {
  const command = `deploy ${'--long '.repeat(300)} --token=${SECRET} ${'--longer '.repeat(300)}`;
  const asked = await workspace.api.ask(command);
  const card = await cardOf(workspace, asked.id);
  const { text = '' } = await workspace.slack.waitFor(
    () =>
      workspace.slack
        .messages('C0APPROVALS')
        .filter(({ thread_ts }) => thread_ts === card.ts)
        .flatMap(({ files }) => files)[0],
    { what: 'the command in the thread' },
  );
  expect(text).toContain('--token=‹secret› --longer');
  expect(text).not.toContain(SECRET);
});

test('a secret that a person denied is redacted where the denial is told of later', async () => {
  const { api } = workspace;
  const asked = await api.ask(`vault login --token=${SECRET}`);
  await (await cardOf(workspace, asked.id)).deny('U0BEN', 'never');
  await api.read(asked.id, 30);
  const again = await api.ask('vault login --token=another-secret');
  expect(again.findings.map(({ code }) => code)).toContain('denied-before');
  expect(JSON.stringify(again)).toContain('denied vault login --token=‹secret›');
  expect(JSON.stringify(again)).not.toMatch(/hunter2|another/);
});

test('what is approved is the command with its secret: the grant holds it, and expacti run runs it', async () => {
  const { api } = workspace;
  const command = `echo --password=${SECRET}`;
  const { body } = await api.call('POST', '/v1/requests', { command }, { 'idempotency-key': 'vault' });
  expect(body).toMatchObject({ status: 'approved', command: 'echo --password=‹secret›' });
  const expected = { requestId: String(body.id), command, environment: 'production', nonce: 'vault' };
  expect(await checkGrant(String(body.grant), api.token, expected)).toEqual({ kind: 'valid' });
  const { code, stdout, stderr } = await expacti(api.url, ['run', '-c', command], {
    EXPACTI_TOKEN: api.token,
  });
  expect({ code, stdout }).toEqual({ code: 0, stdout: `--password=${SECRET}\n` });
  expect(stderr).not.toContain(SECRET);
});

test('what else comes with the command is redacted as well: folder, context and plan', async () => {
  const asked = await workspace.api.ask(`deploy --token=${SECRET}`, {
    cwd: `/srv/${SECRET}`,
    context: { actor: 'octocat', job: `deploy ${SECRET}`, run_url: `https://ci.example/?t=${SECRET}` },
    plan: { format_version: '1.2', variables: { token: { value: SECRET } }, resource_changes: [] },
  });
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('/srv/‹secret›');
  expect(leaks(card.text())).toEqual([]);
});

test('who asks is never redacted: nobody becomes unknown by writing their own name as a secret', async () => {
  const context = { actor: 'ana-dev', repository: 'acme/api' };
  const asked = await workspace.api.ask('deploy --token=ana-dev --password=acme/api', { context });
  const card = await cardOf(workspace, asked.id);
  await card.press('U0ANA', 'Approve');
  await told(workspace, 'U0ANA', /own request/);
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
  expect(card.text()).toContain('acme/api');
});

test('no secret is in the log or in the database, with its audit log and its jobs', async () => {
  await workspace.gate.stop();
  const log = JSON.stringify(workspace.gate.log);
  const stored = Object.values(await readDatabase(workspace.home))
    .flat()
    .join('\n');
  expect(stored).toContain('‹secret›');
  expect([...leaks(log), ...leaks(stored)]).toEqual([]);
});
