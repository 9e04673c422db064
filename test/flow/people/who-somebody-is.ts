import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';
import { closeModals } from '../../support/slack/modals.ts';

/** What Slack says of people on Enterprise Grid, and where it leaves things out. */
const MEMBERS: readonly (readonly [string, Record<string, unknown>])[] = [
  [
    'has no team_id, and enterprise_user.teams',
    {
      team_id: undefined,
      enterprise_user: { id: 'W0ANA', enterprise_id: 'E0ORG', teams: ['T0SISTER', 'T0ACME'] },
    },
  ],
  ['is named after a sister workspace, with teams', { team_id: 'T0SISTER', teams: ['T0ACME'] }],
  [
    'has null in every field that may be empty',
    {
      team_id: 'T0ACME',
      teams: null,
      enterprise_user: null,
      name: null,
      real_name: null,
      profile: null,
      deleted: null,
      is_bot: null,
      is_restricted: null,
      is_ultra_restricted: null,
      is_stranger: null,
    },
  ],
  ['has a display name that is null', { profile: { display_name: null, real_name: null } }],
];

const STRANGERS: readonly (readonly [string, Record<string, unknown>])[] = [
  ['has no team at all', { team_id: undefined }],
  [
    'belongs to other workspaces only',
    { team_id: 'T0SISTER', teams: ['T0OTHER'], enterprise_user: { teams: ['T0OTHER'] } },
  ],
  ['is a stranger, whatever teams are named', { teams: ['T0ACME'], is_stranger: true }],
  [
    'is of the same organization, which the app is not installed for',
    { team_id: 'T0SISTER', enterprise_user: { enterprise_id: 'E0ORG', teams: [] } },
  ],
  ['is a multi-channel guest', { is_restricted: true }],
  ['is a single-channel guest', { is_ultra_restricted: true }],
];

export function whoSomebodyIs(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => {
    for (const user of ['U0ANA', 'U0BEN']) workspace.slack.describe(user, {});
    workspace.slack.faults.clear();
  });

  test.each(MEMBERS)('a reviewer who %s approves', async (_what, fields) => {
    const { api, slack } = workspace;
    slack.describe('U0ANA', fields);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test.each(STRANGERS)('a reviewer who %s is refused', async (_what, fields) => {
    const { api, slack } = workspace;
    slack.describe('U0ANA', fields);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    const refusals = (): number =>
      slack
        .snapshot('U0ANA')
        .channels.flatMap(({ messages }) => messages)
        .filter(({ text }) => /another workspace|Guests cannot/.test(text)).length;
    const before = refusals();
    await card.press('U0ANA', 'Approve');
    await slack.waitFor(() => refusals() > before, { what: 'the refusal' });
    expect((await api.read(asked.id)).status).toBe('pending');
  });

  test('a plan without user groups: reviewers who are named by id decide', async () => {
    const { api, slack } = workspace;
    slack.faults.api('usergroups.*').error('plan_upgrade_required', 1_000);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('one person without a display name keeps nobody from being found by name', async () => {
    const { slack } = workspace;
    slack.describe('U0BEN', { profile: { display_name: null } });
    await slack.act({
      type: 'command',
      as: 'U0ANA',
      channel: 'C0STAGING',
      text: '/expacti link some-login @nobody-has-this',
    });
    const modal = (): string => JSON.stringify(slack.snapshot('U0ANA').modals);
    await slack.waitFor(() => modal().includes('@nobody-has-this'), { what: 'the answer' });
    await closeModals(workspace, 'U0ANA');
  });

  test('thirty clicks in a row ask Slack for a user group a few times only', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls', { timeout: 600 });
    const card = await cardOf(workspace, asked.id);
    const lookedUp = (): number => slack.calls('usergroups.users.list').length;
    const before = lookedUp();
    for (let times = 0; times < 30; times += 1) await card.press('U0CARO', 'Approve');
    expect(lookedUp() - before).toBeLessThan(15);
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test('a short pause that Slack asks for is waited out before anybody is told', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.faults.api('users.info').rateLimited(1, 1);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });
}
