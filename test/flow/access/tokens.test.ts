import { makeToken, type ShownToken, tokensNow } from '../../support/callers/tokens.ts';
import { Api } from '../../support/gate/api.ts';
import { readDatabase } from '../../support/gate/read-database.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { cardOf } from '../../support/slack/cards.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(undefined, { LOG_LEVEL: 'debug' });
});
afterAll(() => workspace.stop());

const revoke = (api: Api, id: string) =>
  api.call<ShownToken & { detail: string }>('POST', `/v1/tokens/${id}/revoke`);
const inAWhile = (ms: number) => new Date(Date.now() + ms).toISOString();
const YEAR_MS = 365 * 86_400_000;

test('a token is shown once, is valid in its environments only, and cannot manage tokens or rules', async () => {
  const { shown, secret, api } = await makeToken(workspace, { name: ' deploy ', environments: ['staging'] });
  expect(secret).toMatch(/^expacti_[0-9a-f]{64}$/);
  expect(shown).toEqual({
    id: expect.any(String),
    name: 'deploy',
    environments: ['staging'],
    repositories: [],
    owner: null,
    admin: false,
    created_by: 'token:bootstrap',
    created_at: expect.any(String),
    expires_at: null,
    revoked_at: null,
  });
  expect((await api.ask('ls', { environment: 'staging' })).status).toBe('pending');
  expect((await api.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(403);
  const check = { command: 'ls', environment: 'production' };
  expect((await api.call('POST', '/v1/check', check)).status).toBe(403);
  expect((await api.call('GET', '/v1/tokens')).status).toBe(403);
  expect((await api.call('POST', '/v1/tokens', { name: 'more' })).status).toBe(403);
  expect((await revoke(api, shown.id)).status).toBe(403);
  expect((await api.call('GET', '/v1/rules')).status).toBe(403);
  expect((await tokensNow(workspace)).get('deploy')).toEqual(shown);
});

test('a token without environments is valid everywhere, and one with admin rights makes others', async () => {
  const { shown, api } = await makeToken(workspace, { name: 'admin', admin: true });
  expect((await api.ask('ls', { environment: 'staging' })).status).toBe('pending');
  const made = await api.call<ShownToken>('POST', '/v1/tokens', { name: 'made by admin' });
  expect(made.status).toBe(201);
  expect(made.headers.get('cache-control')).toBe('no-store');
  expect(made.body.created_by).toBe(`token:${shown.id}`);
});

test('a token ends when it expires, and can be named anew then', async () => {
  const { api } = await makeToken(workspace, { name: 'short', expires_at: inAWhile(1_500) });
  await api.ask('ls');
  await pause(1_600);
  expect((await api.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(401);
  expect((await tokensNow(workspace)).has('short')).toBe(false);
  await makeToken(workspace, { name: 'short' });
});

test('a revoked token is refused at once, also where its caller waits for a decision', async () => {
  const { shown, api } = await makeToken(workspace, { name: 'leaked' });
  const asked = await api.ask('cat /etc/hosts');
  const waiting = api.call('GET', `/v1/requests/${asked.id}?wait=30`);
  const card = await cardOf(workspace, asked.id);
  const revoked = await revoke(workspace.api, shown.id);
  expect(revoked.status).toBe(200);
  expect(revoked.body.revoked_at).not.toBeNull();
  expect((await api.call('POST', '/v1/requests', { command: 'ls' })).status).toBe(401);
  await card.press('U0ANA', 'Approve');
  const { status, body } = await waiting;
  expect(status).toBe(401);
  expect(JSON.stringify(body)).not.toContain('grant');
});

test('of many who revoke one token one does it; the bootstrap token stays', async () => {
  const { shown } = await makeToken(workspace, { name: 'twice' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => revoke(workspace.api, shown.id)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
  const bootstrap = await revoke(workspace.api, 'bootstrap');
  expect(bootstrap.status).toBe(409);
  expect(bootstrap.body.detail).toMatch(/cannot be revoked here. Unset or change EXPACTI_BOOTSTRAP_TOKEN/);
  expect((await workspace.api.call('GET', '/v1/tokens')).status).toBe(200);
  expect((await revoke(workspace.api, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await revoke(workspace.api, 'no%00id')).status).toBe(404);
});

test.each<[string, Record<string, unknown>, string]>([
  ['no name', {}, 'name'],
  ['an empty name', { name: '  ' }, 'name'],
  ['a name of 65', { name: 'x'.repeat(65) }, 'name'],
  ['an unseen character', { name: 'a\u202eb' }, 'name'],
  ['a NUL', { name: 'a\0b' }, 'name'],
  ['the name of an id', { name: '00000000-0000-4000-8000-000000000000' }, 'name'],
  ['the bootstrap name', { name: 'Bootstrap' }, 'name'],
  ['a wrong environment', { name: 'x', environments: ['No'] }, 'environments.0'],
  [
    'too many environments',
    { name: 'x', environments: Array.from({ length: 51 }, (_, n) => `e${n}`) },
    'environments',
  ],
  ['the past', { name: 'x', expires_at: inAWhile(-1) }, 'expires_at'],
  ['over ten years', { name: 'x', expires_at: inAWhile(10.1 * YEAR_MS) }, 'expires_at'],
  ['no date', { name: 'x', expires_at: 'soon' }, 'expires_at'],
  ['an unknown field', { name: 'x', scope: 'all' }, 'scope'],
])('%s is refused with its field', async (_what, body, path) => {
  const answer = await workspace.api.call<{ errors: { path: string }[] }>('POST', '/v1/tokens', body);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.errors.map((error) => error.path)).toEqual([path]);
});

test('of many who want one name one gets it', async () => {
  const make = () => workspace.api.call<ShownToken>('POST', '/v1/tokens', { name: 'x'.repeat(64) });
  const answers = await Promise.all(Array.from({ length: 5 }, make));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  const made = answers.find(({ status }) => status === 201)?.body.id ?? '';
  expect((await revoke(workspace.api, made)).status).toBe(200);
  expect((await make()).status).toBe(201);
});

test('the API describes itself, and a secret in a command is masked', async () => {
  const { body } = await workspace.api.call<{ paths: Record<string, unknown> }>('GET', '/openapi.json');
  expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/v1/tokens', '/v1/tokens/{id}/revoke']));
  const { secret } = await makeToken(workspace, { name: 'typed' });
  const asked = await workspace.api.ask(`curl -H 'X-Mine: ${secret}' https://example.com`);
  expect(JSON.stringify(asked)).not.toContain(secret);
});

test('neither the log nor the database holds a token in clear; the audit log holds who made and ended it', async () => {
  const { shown, secret, api } = await makeToken(workspace, { name: 'traced', environments: ['staging'] });
  await api.ask('ls', { environment: 'staging' });
  await revoke(workspace.api, shown.id);
  const bootstrap = workspace.api.token;
  await workspace.gate.stop();
  const tables = await readDatabase(workspace.home);
  const kept = JSON.stringify(tables) + JSON.stringify(workspace.gate.log);
  expect(kept).toContain('traced');
  expect(kept).not.toContain(secret);
  expect(kept).not.toMatch(/expacti_[0-9a-f]{16}/);
  expect(kept).not.toContain(bootstrap);
  const entries = (tables['public.audit_entries'] ?? []).map(
    (row) => JSON.parse(row) as Record<string, string>,
  );
  const about = entries.filter(({ data }) => data?.includes(shown.id) === true);
  const actor = 'token:bootstrap';
  expect(about.map((entry) => ({ ...entry, data: JSON.parse(entry.data ?? '') as unknown }))).toMatchObject([
    {
      kind: 'token.created',
      actor,
      data: {
        id: shown.id,
        name: 'traced',
        environments: ['staging'],
        repositories: [],
        owner: null,
        admin: false,
        expires_at: null,
      },
    },
    { kind: 'token.revoked', actor, data: { id: shown.id, name: 'traced' } },
  ]);
  await workspace.restart();
  expect((await new Api(workspace.api.url, secret).call('GET', '/v1/tokens')).status).toBe(401);
});
