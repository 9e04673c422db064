import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';

// Where one yes is not enough, or not anybody's.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0CARO, S0ONCALL]
people: { octocat: U0OCTO }
environments: { production: { approvals: 2 }, vault: {} }
policies:
  - { when: { command: "./migrate *" }, approvals: 2, from: [S0ONCALL] }
`;
const IN_VAULT = { environment: 'vault' };

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

test('the first of two approvals is shown and counted once; the second releases the caller', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('docker compose up -d');
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('0 of 2 approvals');
  await card.press('U0ANA', 'Approve');
  await slack.waitFor(() => card.text().includes('1 of 2 approvals (<@U0ANA>)'), {
    what: 'the first approval',
  });
  await card.press('U0ANA', 'Approve');
  await told(workspace, 'U0ANA', /counts already; 1 more is missing/);
  expect(await api.read(asked.id)).toMatchObject({
    status: 'pending',
    approvals: { required: 2, given: [{ by: 'U0ANA' }] },
    grant: null,
  });
  await card.press('U0BEN', 'Approve');
  expect(await api.read(asked.id, 30)).toMatchObject({
    status: 'approved',
    approvals: { given: [{ by: 'U0ANA' }, { by: 'U0BEN' }] },
    decision: { by: { id: 'U0BEN' } },
  });
  await settled(workspace, card, /Approved by <@U0ANA> and <@U0BEN> after/);
});

test('two reviewers at the same moment count as two', async () => {
  const { api } = workspace;
  const asked = await api.ask('make deploy');
  const card = await cardOf(workspace, asked.id);
  await Promise.all([card.press('U0ANA', 'Approve'), card.press('U0BEN', 'Approve')]);
  const { status, approvals } = await api.read(asked.id, 30);
  expect(status).toBe('approved');
  expect(approvals.given.map(({ by }) => by).sort()).toEqual(['U0ANA', 'U0BEN']);
});

test('one denial ends it, whatever is still missing', async () => {
  const { api } = workspace;
  const asked = await api.ask('make deploy');
  const card = await cardOf(workspace, asked.id);
  await card.press('U0ANA', 'Approve');
  await card.deny('U0BEN', 'not now');
  expect(await api.read(asked.id, 30)).toMatchObject({ status: 'denied', decision: { reason: 'not now' } });
});

test('two of the wrong role are not enough; one of the right one is what is missing', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('./migrate up', IN_VAULT);
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('one from `S0ONCALL`');
  await card.press('U0ANA', 'Approve');
  await slack.waitFor(() => card.text().includes('1 of 2') && true, { what: 'the first approval' });
  await card.press('U0CARO', 'Approve');
  await slack.waitFor(() => card.text().includes('2 of 2') && true, { what: 'the second approval' });
  await told(workspace, 'U0CARO', /Your approval counts, and 1 more is missing: somebody of a required role/);
  await card.press('U0CARO', 'Approve');
  await told(workspace, 'U0CARO', /counts already; 1 more is missing/);
  expect(await api.read(asked.id)).toMatchObject({ status: 'pending', grant: null });
  await card.press('U0BEN', 'Approve');
  expect((await api.read(asked.id, 30)).status).toBe('approved');
  await settled(workspace, card, /Approved by <@U0ANA> and <@U0CARO> and <@U0BEN>/);
});

test('one of the right role alone is not enough', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('./migrate down', IN_VAULT);
  const card = await cardOf(workspace, asked.id);
  await card.press('U0BEN', 'Approve');
  await slack.waitFor(() => card.text().includes('1 of 2') && true, { what: 'the approval' });
  expect((await api.read(asked.id)).status).toBe('pending');
  await card.deny('U0ANA', 'not today');
  expect((await api.read(asked.id, 30)).status).toBe('denied');
});

test('a requester whom nobody is linked to: two reviewers from a high risk upwards', async () => {
  const { api } = workspace;
  const command = "psql -c 'ALTER TABLE users DROP COLUMN legacy_data'";
  const required = async (actor: string) =>
    (await api.ask(command, { ...IN_VAULT, context: { actor } })).approvals.required;
  expect(await required('somebody')).toBe(2);
  expect(await required('OctoCat')).toBe(1);
});

test('half approved is not approved: the deadline comes, and a kill does not lose the first yes', async () => {
  const asked = await workspace.api.ask('make deploy', { timeout: 10 });
  const card = await cardOf(workspace, asked.id);
  await card.press('U0ANA', 'Approve');
  const given = async () => (await workspace.api.read(asked.id)).approvals.given.map(({ by }) => by);
  while ((await given()).length === 0);
  await workspace.gate.kill();
  await workspace.restart();
  expect(await given()).toEqual(['U0ANA']);
  expect(await workspace.api.read(asked.id, 30)).toMatchObject({ status: 'timed_out', grant: null });
});
