import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, expacti } from '../../support/callers/expacti-cli.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { told } from '../../support/slack/cards.ts';
import { command, writeRule } from '../../support/slack/rule-modal.ts';

let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expacti-policy-'));
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0CARO]
admins: [U0ANA]
environments: { production: {}, staging: { channel: C0STAGING } }
`);
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

const cli = (...args: string[]): Promise<Ended> =>
  expacti(workspace.api.url, args, { EXPACTI_TOKEN: workspace.api.token });

async function document(): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${workspace.api.url}/v1/rules?format=markdown`, {
    headers: { authorization: `Bearer ${workspace.api.token}` },
  });
  const type = response.headers.get('content-type');
  return { status: response.status, type, text: await response.text() };
}

/** The files that somebody was sent in private. */
const filesFor = (as: string) =>
  workspace.slack
    .snapshot(as)
    .channels.filter(({ kind }) => kind === 'dm')
    .flatMap(({ messages }) => messages)
    .flatMap(({ files }) => files);

const HOSTILE = '<!channel> `x`\n# Heading <@U0BEN> 100%: "no" # yes';

/** The document behind the link that somebody was told, and who may read it. */
async function canvasOf(as: string): Promise<{ text: string; readers: unknown }> {
  const { text } = await told(workspace, as, /The current rule book: /);
  const url = /<(http[^|]+)\|Command policy>/.exec(text)?.[1] ?? '';
  const readers = workspace.slack
    .calls('canvases.access.set')
    .map(({ args }) => args as { canvas_id: string; user_ids: unknown })
    .filter(({ canvas_id: id }) => url.endsWith(`/${id}`))
    .map(({ user_ids: users }) => users);
  return { text: await (await fetch(url)).text(), readers };
}

test('without rules the document says that people are asked', async () => {
  await command(workspace, 'U0CARO', 'policy');
  expect((await canvasOf('U0CARO')).text).toContain('There are no rules yet');
});

test('the rule book is sent as a document to the one who asks, and to nobody else', async () => {
  await writeRule(workspace, 'U0ANA', 'allow', {
    pattern: 'docker compose pull *',
    example: 'docker compose pull api',
    reason: 'part of every deploy',
    environments: ['production'],
  });
  await workspace.slack.waitFor(
    () =>
      workspace.slack
        .messages('C0APPROVALS')
        .find(({ text }) => text.includes('<@U0ANA> added an allow rule')),
    { what: 'the announcement' },
  );
  await workspace.api.call('POST', '/v1/rules/import', {
    rules: [{ effect: 'deny', type: 'glob', pattern: 'rm -rf *', reason: HOSTILE }],
  });
  await command(workspace, 'U0OCTO', 'policy');
  const { text, readers } = await canvasOf('U0OCTO');
  expect(JSON.stringify(readers)).toMatch(/U0OCTO/);
  expect(JSON.stringify(readers)).not.toMatch(/U0[^O]/);
  expect(text).toMatch(/## In every environment\n\n### Never runs\n\n- `rm -rf \*`/);
  expect(text).toContain('Why: \\<!channel\\> \\`x\\` ⏎ # Heading \\<@U0BEN\\>');
  expect(text).toMatch(/## In production\n.*- `docker compose pull \*`.*Owner: ana \(U0ANA\)/s);
  expect(JSON.stringify(workspace.slack.messages('C0APPROVALS'))).not.toContain('Command policy');
  expect(text).toBe(`# Command policy\n\n${(await document()).text}`);
});

test('where the workspace has no canvases it is a file in private', async () => {
  workspace.slack.faults.api('canvases.create').error('free_teams_cannot_create_non_tabbed_canvases');
  await command(workspace, 'U0CARO', 'policy');
  await told(workspace, 'U0CARO', /I sent you the rule book as `policy\.md`/);
  const text = (await document()).text;
  expect(filesFor('U0CARO')).toEqual([expect.objectContaining({ name: 'policy.md', text })]);
});

test('where Slack does not let the reader into the document it is a file in private', async () => {
  const before = filesFor('U0CARO').length;
  workspace.slack.faults.api('canvases.access.set').fields({ failed_to_update_user_ids: ['U0CARO'] });
  await command(workspace, 'U0CARO', 'policy');
  await workspace.slack.waitFor(() => filesFor('U0CARO').length > before, { what: 'the file' });
  expect(filesFor('U0CARO').at(-1)).toMatchObject({ name: 'policy.md' });
});

test.each([
  ['a guest', 'U0GUEST', /Guests cannot/],
  ['somebody of another workspace', 'U0OTHER', /another workspace/],
])('%s is sent nothing', async (_who, as, pattern) => {
  await command(workspace, as, 'policy');
  await told(workspace, as, pattern);
  expect(filesFor(as)).toEqual([]);
});

test('where Slack takes neither, the one who asked is told', async () => {
  workspace.slack.faults.api('canvases.create').error('canvas_disabled_user_team');
  workspace.slack.faults.api('files.completeUploadExternal').error('internal_error');
  await command(workspace, 'U0CARO', 'policy');
  await told(workspace, 'U0CARO', /Something failed on our side/);
});

test('the API answers the document in Markdown to admins, JSON where nothing is asked for', async () => {
  expect(await document()).toMatchObject({ status: 200, type: 'text/markdown; charset=utf-8' });
  const plain = await workspace.api.call('GET', '/v1/rules');
  expect(plain.headers.get('content-type')).toMatch(/^application\/json/);
  expect((await workspace.api.call('GET', '/v1/rules?format=json')).body).toEqual(plain.body);
  const refused = await workspace.api.call('GET', '/v1/rules?format=pdf');
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'format' }] } });
  const { body } = await workspace.api.call<{ paths: Record<string, { get: unknown }> }>(
    'GET',
    '/openapi.json',
  );
  expect(body.paths['/v1/rules']?.get).toMatchObject({
    parameters: [{ name: 'format', in: 'query', schema: { enum: ['json', 'markdown'], default: 'json' } }],
    responses: {
      200: { content: { 'application/json': {}, 'text/markdown': { schema: { type: 'string' } } } },
      422: {},
    },
  });
  expect((await fetch(`${workspace.api.url}/v1/rules?format=markdown`)).status).toBe(401);
});

test('the command line exports JSON, YAML and the document', async () => {
  const { body } = await workspace.api.call<object>('GET', '/v1/rules');
  const json = await cli('rules', 'export');
  expect(JSON.parse(json.stdout)).toEqual(body);
  expect((await cli('rules', 'export', '--format', 'markdown')).stdout).toBe((await document()).text);
  const yaml = await cli('rules', 'export', '--format', 'yaml');
  expect(yaml).toMatchObject({ code: 0, stderr: '' });
  expect(yaml.stdout).toMatch(/^rules:\n {2}- effect: allow\n {4}type: glob\n/);
  expect(await cli('rules', 'export', '--format', 'pdf')).toMatchObject({ code: 64, stdout: '' });
});

test('what was exported as YAML is imported as it was, and YAML written by hand is taken', async () => {
  const file = join(folder, 'rules.yaml');
  await writeFile(file, (await cli('rules', 'export', '--format', 'yaml')).stdout);
  expect((await cli('rules', 'import', '--mode', 'replace', '--dry-run', file)).stdout).toBe(
    'Dry run, nothing was changed: 0 added, 0 changed, 0 retired, 2 unchanged, 0 refused.\n',
  );
  await writeFile(
    file,
    'rules:\n  # by hand\n  - { effect: allow, type: exact, pattern: ls -la, reason: reads, expires_at: 2027-01-31T00:00:00Z }\n',
  );
  expect((await cli('rules', 'import', file)).stdout).toBe(
    '+ allow exact  ls -la\n1 added, 0 changed, 0 retired, 0 unchanged, 0 refused.\n',
  );
});

test.each([
  ['YAML that is none', 'rules.yml', 'rules:\n  - {effect: allow\n pattern'],
  ['YAML of which a key stands twice', 'twice.yml', 'rules: []\nrules: []\n'],
  ['JSON that is none', 'rules.json', '{ "rules": [ }'],
])('%s is wrong usage, and nothing is changed', async (_what, name, text) => {
  const file = join(folder, name);
  await writeFile(file, text);
  const ended = await cli('rules', 'import', file);
  expect(ended).toMatchObject({ code: 64, stdout: '' });
  expect(ended.stderr).toContain('as JSON or YAML');
});
