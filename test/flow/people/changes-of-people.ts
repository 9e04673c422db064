import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf, told } from '../../support/slack/cards.ts';

/** Events that Slack would not send like this. */
const MALFORMED: readonly Record<string, unknown>[] = [
  { type: 'user_change' },
  { type: 'user_change', user: null },
  { type: 'user_change', user: 'U0ANA' },
  { type: 'user_change', user: { id: 7 } },
  { type: 'team_join', user: {} },
  { type: 'subteam_updated', subteam: null },
  { type: 'subteam_members_changed', subteam_id: 7 },
];

const GROUP = Array.from({ length: 30 }, (_, index) => `U0R${index + 10}`);

export function changesOfPeople(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => {
    const { slack } = workspace;
    slack.setFreePlan(false);
    slack.disableGroup('S0ONCALL', false);
    slack.setRole('U0ANA', 'member');
    slack.setRole('U0BEN', 'member');
    slack.setGroup('S0ONCALL', ['U0BEN']);
  });

  test.each(MALFORMED)('%j is ignored', async (event) => {
    const { api, slack } = workspace;
    await slack.sendEvent(event);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('the last reviewer is deactivated: the next request is denied at once, and asked once one is back', async () => {
    const { api, slack } = workspace;
    slack.setGroup('S0ONCALL', []);
    const before = await api.ask('ls');
    await cardOf(workspace, before.id);
    await api.call('POST', `/v1/requests/${before.id}/cancel`);
    slack.setRole('U0ANA', 'deactivated');
    const asked = await api.ask('ls');
    expect((await api.read(asked.id, 30)).decision).toMatchObject({
      outcome: 'denied',
      by: { kind: 'policy' },
      reason: expect.stringContaining('no reviewer is an active member'),
    });
    slack.setRole('U0ANA', 'member');
    const later = await api.ask('ls');
    await (await cardOf(workspace, later.id)).press('U0ANA', 'Approve');
    expect((await api.read(later.id, 30)).status).toBe('approved');
  });

  test('nobody is denied for what was true before: Slack is asked again, also if it told of nothing', async () => {
    const { api, slack } = workspace;
    slack.setRole('U0ANA', 'deactivated');
    slack.setRole('U0BEN', 'deactivated');
    const asked = await api.ask('ls');
    expect((await api.read(asked.id, 30)).status).toBe('denied');
    // The event is lost, as while no socket is open.
    slack.loseEvents(true);
    slack.setRole('U0ANA', 'member');
    slack.loseEvents(false);
    const later = await api.ask('ls');
    await (await cardOf(workspace, later.id)).press('U0ANA', 'Approve');
    expect((await api.read(later.id, 30)).status).toBe('approved');
  });

  test('somebody who joins and is put into the group decides at once', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    slack.join({ id: 'U0NEW', name: 'new', real_name: 'Nia New', role: 'member' });
    await card.press('U0NEW', 'Approve');
    await told(workspace, 'U0NEW', /not a reviewer/);
    slack.setGroup('S0ONCALL', ['U0BEN', 'U0NEW']);
    await card.press('U0NEW', 'Approve');
    expect((await api.read(asked.id, 30)).decision).toMatchObject({ by: { id: 'U0NEW' } });
  });

  test.each([
    ['a free plan', (slack: Workspace['slack']) => slack.setFreePlan(true)],
    ['a disabled group', (slack: Workspace['slack']) => slack.disableGroup('S0ONCALL', true)],
  ])('%s: members of the group are no reviewers, those who are named by id are', async (_what, change) => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    change(slack);
    // A plan changes without an event: what is known of the group is at most ten seconds old.
    slack.setGroup('S0ONCALL', ['U0BEN']);
    await card.press('U0BEN', 'Approve');
    await told(workspace, 'U0BEN', /not a reviewer/);
    await card.press('U0ANA', 'Approve');
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('whether anybody is there is not asked of each reviewer for each request', async () => {
    const { api, slack } = workspace;
    const others = Array.from({ length: 30 }, (_, index) => `U0T${index + 10}`);
    for (const id of others) slack.join({ id, name: id.toLowerCase(), real_name: id, role: 'member' });
    slack.setGroup('S0ONCALL', others);
    const before = slack.calls('users.info').length;
    for (const environment of ['production', 'staging', 'qa']) {
      const asked = await api.ask('ls', { environment });
      await cardOf(workspace, asked.id, environment === 'staging' ? 'C0STAGING' : 'C0APPROVALS');
      await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    }
    expect(slack.calls('users.info').length - before).toBeLessThan(10);
  });

  test('thirty people of a group approve thirty requests within Slack’s tiers, and nobody is told that it failed', async () => {
    const { api, slack } = workspace;
    for (const id of GROUP) slack.join({ id, name: id.toLowerCase(), real_name: id, role: 'member' });
    slack.setGroup('S0ONCALL', GROUP);
    // What other tests used of the tiers is not part of this one.
    slack.limitMethods({ times: 1 });
    const before = slack.calls().length;
    const asked = await Promise.all(GROUP.map((_, index) => api.ask(`make part-${index}`, { timeout: 600 })));
    // One card a second fits into the channel.
    const cards = () => slack.messages('C0APPROVALS').filter(({ text }) => text.includes('make part-'));
    await slack.waitFor(() => cards().length === asked.length, { what: 'all cards', timeoutMs: 60_000 });
    const approving = asked.map(async ({ id }, index) => {
      const card = await cardOf(workspace, id);
      await card.press(GROUP[index] ?? '', 'Approve');
      return (await api.read(id, 60)).status;
    });
    expect(await Promise.all(approving)).toEqual(GROUP.map(() => 'approved'));
    const calls = slack.calls().slice(before);
    expect(calls.filter(({ method, status }) => method.startsWith('user') && status === 429)).toEqual([]);
    const count = (name: string): number => calls.filter(({ method }) => method === name).length;
    expect(count('users.info')).toBeLessThanOrEqual(100);
    expect(count('usergroups.users.list')).toBeLessThanOrEqual(20);
    const failed = GROUP.flatMap((as) =>
      slack.snapshot(as).channels.flatMap(({ messages }) => messages),
    ).filter(({ text }) => text.includes('Something failed'));
    expect(failed).toEqual([]);
  }, 120_000);
}
