import { cardOf, settled, told } from '../support/cards.ts';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

// Who has to be among those who approve.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0CARO, S0ONCALL]
people: { octocat: U0OCTO }
policies:
  - { when: { command: "./migrate *" }, approvals: 2, from: [S0ONCALL] }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

test('two of the wrong role are not enough; one of the right one is what is missing', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('./migrate up');
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('one of them of `S0ONCALL`');
  await card.press('U0ANA', 'Approve');
  await slack.waitFor(() => card.text().includes('1 of 2') && true, { what: 'the first approval' });
  await card.press('U0CARO', 'Approve');
  await slack.waitFor(() => card.text().includes('2 of 2') && true, { what: 'the second approval' });
  await card.press('U0CARO', 'Approve');
  await told(workspace, 'U0CARO', /counts already; 1 more is missing/);
  expect(await api.read(asked.id)).toMatchObject({ status: 'pending', grant: null });
  await card.press('U0BEN', 'Approve');
  expect((await api.read(asked.id, 30)).status).toBe('approved');
  await settled(workspace, card, /Approved by <@U0ANA> and <@U0CARO> and <@U0BEN>/);
});

test('one of the right role alone is not enough', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('./migrate down');
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
    (await api.ask(command, { context: { actor } })).approvals.required;
  expect(await required('somebody')).toBe(2);
  expect(await required('OctoCat')).toBe(1);
});
