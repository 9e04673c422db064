import { defaultSeed } from '../../../src/sandbox/seed.ts';
import type { Sender } from '../../../src/sandbox/workspace/messages/sender.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { type CardInSlack, cardOf, told } from '../../support/slack/cards.ts';
import { closeModals, shows } from '../../support/slack/modals.ts';
import { command, writeRule } from '../../support/slack/rule-modal.ts';

// An organization on Enterprise Grid with the app installed for all of it, where Slack calls the same people by two ids.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [W0ANA, U0BEN, S0ONCALL]
admins: [W0ANA, W0CARO]
people: { ana-dev: W0ANA, ben-dev: W0BEN }
timeout: 300
environments:
  production: {}
  strict: { approvals: 2 }
  eu: { rule_changes: { approvals: 2 } }
policies:
  - { when: { command: "* migrate *" }, from: [W0BEN] }
`;

const OTHER_IDS: Readonly<Record<string, string>> = { U0ANA: 'W0ANA', U0BEN: 'W0BEN', U0CARO: 'W0CARO' };
const people = defaultSeed.people.map((person) => {
  const other_id = OTHER_IDS[person.id];
  return other_id === undefined ? person : { ...person, other_id };
});

let workspace: Workspace;
beforeAll(async () => {
  const organization = { id: 'E0ORG', is_org_install: true };
  const groups = [{ id: 'S0ONCALL', handle: 'oncall', name: 'On call', users: ['W0CARO'] }];
  workspace = await startWorkspace(POLICY, {}, { organization, people, groups });
});
afterAll(() => workspace.stop());
afterEach(async () => {
  const { slack } = workspace;
  slack.faults.clear();
  for (const user of Object.keys(OTHER_IDS)) {
    slack.sendAs(user, {});
    slack.describe(user, {});
    await closeModals(workspace, user);
  }
});

const openCard = async (fields: Parameters<Workspace['api']['ask']>[1] = {}, text = 'ls') => {
  const asked = await workspace.api.ask(text, fields);
  return { id: asked.id, card: await cardOf(workspace, asked.id) };
};
const statusOf = async (id: string, waitSeconds?: number) =>
  (await workspace.api.read(id, waitSeconds)).status;
/** Presses something on a card, and waits until the person is told this once more. */
async function pressTold(card: CardInSlack, as: string, label: string, pattern: RegExp): Promise<void> {
  const { slack } = workspace;
  const times = (): number =>
    slack
      .snapshot(as)
      .channels.flatMap(({ messages }) => messages)
      .filter(({ text }) => pattern.test(text)).length;
  const before = times();
  await card.press(as, label);
  await slack.waitFor(() => times() > before, { what: `${as} to be told ${pattern}` });
}
/** Under the other id, as in the payloads of another workspace. */
const asOther = (user: string): void => workspace.slack.sendAs(user, { id: OTHER_IDS[user] ?? user });
/** The same person acts under both ids; a test each. */
const BOTH = [
  ['the id that Slack answers with', (_user: string) => undefined],
  ['the other id', asOther],
] as const;

describe('members of an organization', () => {
  const SISTER = { id: 'U0ANA', enterprise_id: 'E0ORG', teams: ['T0SISTER'] };
  test.each<[string, Record<string, unknown>, Sender]>([
    ['has a sister workspace', { team_id: 'T0SISTER', enterprise_user: SISTER }, { user_team: 'T0SISTER' }],
    ['has no team_id', { team_id: undefined, enterprise_user: SISTER }, { user_team: null }],
    ['acts as of the organization', { enterprise_user: SISTER }, { user_team: 'E0ORG' }],
    ['acts in a sister workspace', { enterprise_user: SISTER }, { team: { id: 'T0SISTER' } }],
  ])('a reviewer who %s approves', async (_what, fields, sender) => {
    workspace.slack.describe('U0ANA', fields);
    workspace.slack.sendAs('U0ANA', sender);
    const { id, card } = await openCard();
    await card.press('U0ANA', 'Approve');
    expect(await statusOf(id, 30)).toBe('approved');
  });

  test.each<[string, Record<string, unknown>, Sender]>([
    ['acts from another organization', {}, { enterprise: { id: 'E0OTHER' } }],
    ['acts from a workspace of nobody here', {}, { enterprise: null, user_team: 'T0OTHER' }],
    [
      'belongs to another organization',
      { team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0OTHER', teams: ['T0SISTER'] } },
      { enterprise: { id: 'E0ORG' } },
    ],
  ])('a reviewer who %s is refused', async (_what, fields, sender) => {
    workspace.slack.describe('U0ANA', fields);
    workspace.slack.sendAs('U0ANA', sender);
    const { id, card } = await openCard();
    await pressTold(card, 'U0ANA', 'Approve', /another workspace/);
    expect(await statusOf(id)).toBe('pending');
    await workspace.api.call('POST', `/v1/requests/${id}/cancel`);
  });
});

describe.each(BOTH)('under %s', (_which, act) => {
  test.each([
    ['U0ANA', 'named by the other id'],
    ['U0BEN', 'named by the id that Slack answers with'],
    ['U0CARO', 'a member of a group by the other id'],
  ])('%s, who is %s, approves and is one person in the decision', async (user) => {
    const { id, card } = await openCard();
    act(user);
    await card.press(user, 'Approve');
    expect((await workspace.api.read(id, 30)).decision).toMatchObject({
      outcome: 'approved',
      by: { id: user },
    });
  });

  test.each([
    ['ana-dev', 'U0ANA'],
    ['ben-dev', 'U0BEN'],
    ['W0BEN', 'U0BEN'],
    ['U0BEN', 'U0BEN'],
  ])('who is linked to %s does not approve what it asked for', async (actor, user) => {
    const { id, card } = await openCard({ context: { actor } });
    act(user);
    await pressTold(card, user, 'Approve', /your own request/);
    expect(await statusOf(id)).toBe('pending');
    await workspace.api.call('POST', `/v1/requests/${id}/cancel`);
  });

  test('who answers for a token does not approve what it asked for', async () => {
    const { api } = await makeToken(workspace, { name: `of-caro-${_which.length}`, owner: 'W0CARO' });
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    act('U0CARO');
    await pressTold(card, 'U0CARO', 'Approve', /may be your own request/);
    expect((await api.read(asked.id)).status).toBe('pending');
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test('a clause’s person approves', async () => {
    const { id, card } = await openCard({}, 'npx prisma migrate deploy');
    await card.press('U0ANA', 'Approve');
    act('U0BEN');
    await card.press('U0BEN', 'Approve');
    expect(await statusOf(id, 30)).toBe('approved');
  });
});

test('the same person does not approve twice under two ids', async () => {
  const { id, card } = await openCard({ environment: 'strict' });
  await card.press('U0ANA', 'Approve');
  await workspace.slack.waitFor(() => card.text().includes('U0ANA') && true, { what: 'the first approval' });
  asOther('U0ANA');
  await pressTold(card, 'U0ANA', 'Approve', /counts already/);
  expect(await workspace.api.read(id)).toMatchObject({
    status: 'pending',
    approvals: { given: [{ by: 'U0ANA' }] },
  });
  await card.press('U0BEN', 'Approve');
  expect(await statusOf(id, 30)).toBe('approved');
});

test('an admin does not confirm a rule of their own under another id', async () => {
  const book = new TwoAdminBook(() => workspace);
  await writeRule(workspace, 'U0ANA', 'allow', {
    type: 'glob',
    pattern: 'tidy *',
    example: 'tidy x',
    reason: 'every day',
    environments: ['eu'],
  });
  const held = await book.held('wants to add an allow rule `tidy *`');
  asOther('U0ANA');
  await book.confirmOwn(held, 'U0ANA');
  asOther('U0CARO');
  await book.confirm(held, 'U0CARO');
  expect(await book.rule('tidy *')).toMatchObject({ effect: 'allow' });
});

test('nobody confirms a link of their own under another id', async () => {
  const { slack } = workspace;
  await command(workspace, 'U0ANA', 'link ana-two W0ANA');
  await shows(workspace, 'U0ANA', /as soon as somebody confirms it/);
  await closeModals(workspace, 'U0ANA');
  asOther('U0ANA');
  const wish = await slack.waitFor(
    () => slack.messages('C0APPROVALS').findLast(({ text }) => text.includes('the login `ana-two`')),
    { what: 'the wish' },
  );
  const actions = (
    wish.blocks as { block_id: string; elements?: { text?: { text: string }; action_id: string }[] }[]
  ).flatMap(({ block_id, elements = [] }) => elements.map((element) => ({ block_id, ...element })));
  const { block_id = '', action_id = '' } = actions.find(({ text }) => text?.text === 'Confirm') ?? {};
  await slack.act({ type: 'click', as: 'U0ANA', channel: 'C0APPROVALS', ts: wish.ts, block_id, action_id });
  await told(workspace, 'U0ANA', /You can't confirm your own request/);
});

test('nothing is done if Slack cannot be asked whose an id is, and the person is told', async () => {
  const { slack } = workspace;
  const { id, card } = await openCard();
  await workspace.gate.stop();
  await workspace.restart();
  slack.faults.api('users.info').error('internal_error', 100);
  asOther('U0BEN');
  await pressTold(card, 'U0BEN', 'Approve', /Something failed/);
  expect(await statusOf(id)).toBe('pending');
  slack.faults.clear();
  await card.press('U0BEN', 'Approve');
  expect(await statusOf(id, 30)).toBe('approved');
});
