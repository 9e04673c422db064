import { cardOf, settled, told } from '../support/cards.ts';
import { POLICY, startWorkspace, type Workspace } from '../support/workspace.ts';

// Where one yes is not enough.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY.replace('approvals: 1', 'approvals: 2'));
});
afterAll(() => workspace.stop());

test('the first of two approvals is shown and counted once; the second releases the caller', async () => {
  const { api, slack } = workspace;
  const asked = await api.ask('docker compose up -d');
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('Approvals: 0 of 2');
  await card.press('U0ANA', 'Approve');
  await slack.waitFor(() => card.text().includes('Approvals: 1 of 2 <@U0ANA>'), {
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
