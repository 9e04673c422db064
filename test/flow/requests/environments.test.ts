import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expacti } from '../../support/callers/expacti-cli.ts';
import { Api } from '../../support/gate/api.ts';
import { startGateProcess } from '../../support/gate/gate-process.ts';
import { addCaller } from '../../support/gate/stored.ts';
import { isReady, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, ruleOf, rulesOf, type ShownReport, written } from '../../support/rules/rule-book.ts';
import { cardOf, told } from '../../support/slack/cards.ts';
import { chooseForRule, closeModals } from '../../support/slack/modals.ts';
import { command, filledIn, modalTitled, submit } from '../../support/slack/rule-modal.ts';

// Only the environments of the policy file exist: a typing error finds no weaker policy, at no edge.
const TEAM = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA]
timeout: 600
`;
let workspace: Workspace;
let folder: string;
beforeAll(async () => {
  workspace = await startWorkspace(`${TEAM}environments: { production: {}, staging: {}, sandbox: {} }\n`);
  folder = await mkdtemp(join(tmpdir(), 'expacti-environments-'));
  await importRules(workspace.api, [written('touch *'), written('echo *', { environments: ['sandbox'] })]);
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

const CLOSEST = /"prod" is not a configured environment; the closest is production\. Configured: production/;
/** What is wrong with the form in front of the admin. */
const fieldErrors = () => workspace.slack.snapshot('U0ANA').modals.at(-1)?.errors;
const cli = (args: string[]) => expacti(workspace.api.url, args, { EXPACTI_TOKEN: workspace.api.token });

describe.each(['/v1/requests', '/v1/check'])('POST %s', (path) => {
  test.each([
    ['prod', 'production'],
    ['prd', 'production'],
    ['production-eu', 'production'],
    ['Production', 'production'],
    ['produсtion', 'production'],
    [' staging', 'staging'],
    ['stagng', 'staging'],
    ['x', 'sandbox'],
    ['constructor', 'production'],
    ['', 'production'],
    ['a/../production', 'production'],
    ['p'.repeat(1_000), 'production'],
  ])('environment %#: 422 that names the closest', async (environment, near) => {
    const { status, headers, body } = await workspace.api.call('POST', path, {
      command: 'touch x',
      environment,
    });
    expect(status).toBe(422);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.errors).toEqual([
      {
        path: 'environment',
        message: expect.stringContaining(`is not a configured environment; the closest is `),
      },
    ]);
    expect(JSON.stringify(body)).toContain(`the closest is ${near}.`);
  });

  test('all that is wrong is named at once', async () => {
    const { body } = await workspace.api.call('POST', path, {
      command: ' ',
      environment: 'prod',
      timeout: 1,
    });
    expect((body.errors as { path: string }[]).map((one) => one.path).sort()).toEqual([
      'command',
      'environment',
      'timeout',
    ]);
  });

  test('a token for staging: an unknown environment is 422, another one 403', async () => {
    const caller = await addCaller(workspace, ['staging']);
    const ask = async (environment: string) =>
      (await caller.call('POST', path, { command: 'touch x', environment })).status;
    expect([await ask('prod'), await ask('production')]).toEqual([422, 403]);
  });
});

test('expacti run and check print what the gate says, and nothing runs', async () => {
  const file = join(folder, 'ran');
  const ran = await cli(['run', '-e', 'prod', '--', 'touch', file]);
  expect(ran).toMatchObject({ code: 64, stderr: expect.stringMatching(CLOSEST) });
  expect(existsSync(file)).toBe(false);
  expect(await cli(['check', '-e', 'prod', '--', 'touch', file])).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(CLOSEST),
  });
});

test('a token names environments that exist', async () => {
  const { status, body } = await workspace.api.call('POST', '/v1/tokens', {
    name: 'deploy',
    environments: ['staging', 'prod'],
  });
  expect(status).toBe(422);
  expect(body.errors).toEqual([{ path: 'environments.1', message: expect.stringMatching(CLOSEST) }]);
  const made = await cli(['token', 'create', '-n', 'deploy', '-e', 'prod']);
  expect(made).toMatchObject({ code: 64, stdout: '', stderr: expect.stringMatching(CLOSEST) });
  await command(workspace, 'U0ANA', 'token create deploy');
  await modalTitled(workspace, 'U0ANA', 'Create a token');
  await submit(workspace, 'U0ANA', filledIn({ name: 'deploy', environments: ['prod'] }));
  expect(fieldErrors()).toEqual({ environments: expect.stringMatching(CLOSEST) });
  await closeModals(workspace, 'U0ANA');
});

test('a rule names environments that exist', async () => {
  const rules = [written('make one *'), written('make two *', { environments: ['staging', 'prod'] })];
  const { status, body } = await workspace.api.call('POST', '/v1/rules/import', { rules });
  expect(status).toBe(422);
  expect(body.errors).toEqual([{ path: 'rules.1.environments.1', message: expect.stringMatching(CLOSEST) }]);
  const dry = await importRules(workspace.api, rules, '?dry_run=true');
  expect(dry.refused).toMatchObject([{ index: 1, path: 'rules.1.environments.1' }]);
  const path = join(folder, 'rules.json');
  await writeFile(path, JSON.stringify({ rules }));
  expect(await cli(['rules', 'import', path])).toMatchObject({
    code: 64,
    stderr: expect.stringMatching(CLOSEST),
  });
  await command(workspace, 'U0ANA', 'allow make three *');
  await modalTitled(workspace, 'U0ANA', 'Allow a command');
  const fields = { example: 'make three x', reason: 'every day', environments: ['prod'] };
  await submit(workspace, 'U0ANA', filledIn(fields));
  expect(fieldErrors()).toEqual({ environments: expect.stringMatching(CLOSEST) });
  await closeModals(workspace, 'U0ANA');
  expect((await rulesOf(workspace.api)).map(({ pattern }) => pattern).sort()).toEqual(['echo *', 'touch *']);
});

test('/expacti why asks about environments that exist', async () => {
  await command(workspace, 'U0BEN', 'why -e prod touch x');
  await told(workspace, 'U0BEN', /is not a configured environment; the closest is production/);
  await command(workspace, 'U0BEN', 'why -e staging touch x');
  await told(workspace, 'U0BEN', /In staging the verdict now would be \*allow\*/);
});

describe('an environment that a new policy file no longer has', () => {
  let api: Api;
  let pending: string;
  let stop: () => Promise<unknown>;
  beforeAll(async () => {
    const caller = await addCaller(workspace, ['sandbox']);
    pending = (await workspace.api.ask('make release', { environment: 'sandbox', timeout: 3_600 })).id;
    await cardOf(workspace, pending);
    await workspace.gate.stop();
    const gate = await startGateProcess({ policy: TEAM, env: workspace.env });
    api = new Api(gate.url, caller.token);
    stop = async () => {
      await gate.stop();
      await workspace.restart();
    };
    await workspace.slack.waitFor(() => isReady(admin()), {
      what: 'the gate to be ready',
      timeoutMs: 20_000,
    });
  });
  afterAll(() => stop());
  const admin = () => new Api(api.url, workspace.api.token);

  test('without the key only production exists', async () => {
    expect((await admin().check('touch x')).verdict).toBe('allow');
    const { status, body } = await admin().call('POST', '/v1/check', {
      command: 'ls',
      environment: 'staging',
    });
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toMatch(/Configured: production"/);
  });

  test('its token stays and is useless there', async () => {
    const ask = (more: object) => api.call('POST', '/v1/requests', { command: 'echo x', ...more });
    expect((await ask({ environment: 'sandbox' })).status).toBe(422);
    expect((await ask({})).status).toBe(403);
  });

  test('its rules stay; an import of the export changes nothing, and one that writes them again names them', async () => {
    const rules = await rulesOf(admin());
    expect(await importRules(admin(), rules, '?mode=replace')).toMatchObject({ unchanged: 2, retired: [] });
    const echo = rules.find(({ pattern }) => pattern === 'echo *');
    const again = await admin().call<ShownReport>('POST', '/v1/rules/import?dry_run=true', {
      rules: [{ ...echo, reason: 'another one' }],
    });
    expect(again.body.refused).toEqual([
      {
        index: 0,
        pattern: 'echo *',
        path: 'rules.0.environments.0',
        why: expect.stringMatching(/^"sandbox" is not a configured environment/),
      },
    ]);
    const at = { slack: workspace.slack };
    await command(at, 'U0ANA', 'rules');
    await modalTitled(at, 'U0ANA', 'Rule book');
    await chooseForRule(workspace, 'U0ANA', 'edit', await ruleOf(admin(), 'echo *'));
    await modalTitled(at, 'U0ANA', 'Edit rule');
    await submit(at, 'U0ANA', filledIn({ example: 'echo x' }));
    expect(fieldErrors()).toEqual({ environments: expect.stringMatching(/^"sandbox" is not a configured/) });
    await closeModals(workspace, 'U0ANA');
  });

  test('nobody approves what was asked for it; it can be denied', async () => {
    const card = await cardOf(workspace, pending);
    await card.press('U0BEN', 'Approve');
    await told(workspace, 'U0BEN', /Nothing was approved: `sandbox` is no longer configured/);
    expect((await admin().read(pending)).approvals.given).toEqual([]);
    await card.deny('U0BEN', 'the sandbox is gone');
    expect((await admin().read(pending, 30)).status).toBe('denied');
  });
});
