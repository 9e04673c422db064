import type { ShownRequest } from '../../support/gate/api.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

// What the past says of a command: first-seen, duplicate, denied-before.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
  const known = ['docker compose up *', 'docker ps *', 'echo *'];
  await importRules(
    workspace.api,
    known.map((pattern) => written(pattern)),
  );
});
afterAll(() => workspace.stop());

/** Whether there were many requests before is not what is asked here. */
const codes = ({ findings }: Pick<ShownRequest, 'findings'>) =>
  findings.map(({ code }) => code).filter((code) => code !== 'burst' && code !== 'unlinked-requester');

async function approve(asked: ShownRequest): Promise<void> {
  await (await cardOf(workspace, asked.id)).press('U0ANA', 'Approve');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
}

async function deny(asked: ShownRequest, reason: string): Promise<void> {
  await (await cardOf(workspace, asked.id)).deny('U0BEN', reason);
  expect((await workspace.api.read(asked.id, 30)).status).toBe('denied');
}

test('a first time is noted, once for each place and repository', async () => {
  const { api } = workspace;
  const ask = (environment: string, repository: string) =>
    api.ask('echo first time', { environment, context: { repository, actor: 'octocat' } });
  expect(await ask('production', 'acme/api')).toMatchObject({
    status: 'approved',
    findings: [{ code: 'first-seen', severity: 'note', text: expect.any(String) }],
  });
  expect(codes(await ask('production', 'acme/api'))).toEqual([]);
  expect(codes(await ask('production', 'acme/web'))).toEqual(['first-seen']);
  expect(codes(await ask('qa', 'acme/api'))).toEqual(['first-seen']);
});

const DEPLOY = 'docker compose up -d api';
const context = { repository: 'acme/api', sha: 'a'.repeat(40), actor: 'octocat' };

test('a deploy of a commit that was approved just before asks, although a rule knows it', async () => {
  const { api } = workspace;
  const first = await api.ask(DEPLOY, { context });
  expect(first).toMatchObject({ status: 'approved', decision: { by: { kind: 'rule' } } });
  const duplicate = {
    code: 'duplicate',
    severity: 'ask',
    text: expect.stringContaining(first.id),
  };
  const again = `docker  compose up -d 'api'`;
  expect(await api.check(again, { context })).toMatchObject({ verdict: 'ask', findings: [duplicate] });
  const second = await api.ask(again, { context });
  expect(second).toMatchObject({ status: 'pending', findings: [duplicate] });
  expect((await cardOf(workspace, second.id)).text()).toContain(`was approved less than a minute ago`);
});

test.each([
  ['another commit', DEPLOY, { context: { ...context, sha: 'b'.repeat(40) } }],
  ['no commit', DEPLOY, { context: { repository: 'acme/api' } }],
  ['another environment', DEPLOY, { context, environment: 'qa' }],
  ['another service', 'docker compose up -d web', { context }],
])('it is no duplicate: %s', async (_what, command, more) => {
  const asked = await workspace.api.ask(command, more);
  expect(asked.status).toBe('approved');
  expect(codes(asked)).not.toContain('duplicate');
});

test('what a person approved is a duplicate, too', async () => {
  const { api } = workspace;
  const ask = () => api.ask('make release', { context });
  const first = await ask();
  expect(codes(first)).not.toContain('duplicate');
  await approve(first);
  expect(codes(await ask())).toEqual(['duplicate']);
});

test('what only reads may be asked for as often as anybody likes', async () => {
  const { api } = workspace;
  for (let round = 0; round < 3; round += 1) {
    const asked = await api.ask('docker ps', { context });
    expect(asked.status).toBe('approved');
    expect(codes(asked)).not.toContain('duplicate');
  }
});

test('what a person denied is asked again, with who, when and why; so is what is near to it', async () => {
  const { api } = workspace;
  const asked = await api.ask('kubectl scale deploy/api --replicas=0');
  await deny(asked, 'the api <stays> up');
  const at = (await api.read(asked.id)).decided_at?.slice(0, 10);
  await importRules(api, [written('kubectl *')]);
  for (const near of ['kubectl scale deploy/api --replicas=0', 'kubectl scale deploy/web --replicas=3']) {
    const checked = await api.check(near);
    expect(checked.verdict).toBe('ask');
    expect(checked.findings).toContainEqual({
      code: 'denied-before',
      severity: 'ask',
      text: `U0BEN denied kubectl scale deploy/api --replicas=0 on ${at} because: the api <stays> up`,
    });
    const again = await api.ask(near);
    expect(again).toMatchObject({ status: 'pending', findings: checked.findings });
    const card = await cardOf(workspace, again.id);
    expect(card.text()).toContain('because: the api &lt;stays&gt; up');
  }
  expect((await api.check('kubectl get pods')).verdict).toBe('allow');
  expect((await api.check('kubectl scale deploy/api --replicas=0', { environment: 'qa' })).verdict).toBe(
    'allow',
  );
});

test('once a person has approved it again, the denial is of the past', async () => {
  const { api } = workspace;
  await deny(await api.ask('docker compose stop api'), 'not now');
  const again = await api.ask('docker compose stop web');
  await importRules(api, [written('docker compose stop *')]);
  expect(codes(again)).toContain('denied-before');
  expect((await api.check('docker compose stop db')).verdict).toBe('ask');
  await approve(again);
  expect(await api.ask('docker compose stop db')).toMatchObject({ status: 'approved' });
});

test('what a rule denied, nobody answered or the caller took back is no denial by a person', async () => {
  const { api } = workspace;
  await importRules(api, [written('docker compose down *', { effect: 'deny' })]);
  expect((await api.ask('docker compose down api')).status).toBe('denied');
  expect(codes(await api.check('docker compose down web'))).not.toContain('denied-before');
  const left = await api.ask('make backup', { timeout: 5 });
  expect((await api.read(left.id, 20)).status).toBe('timed_out');
  const taken = await api.ask('make backup');
  await api.call('POST', `/v1/requests/${taken.id}/cancel`);
  expect(codes(await api.check('make backup'))).toEqual([]);
});
