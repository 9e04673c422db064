import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';
import { clickThroughRefreshes } from '../../support/slack/refreshes.ts';

export function sockets(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => workspace.slack.faults.clear());

  const connected = () =>
    workspace.slack.waitFor(() => workspace.slack.connections() === 2, { what: 'both sockets' });

  test('routine refreshes lose no click', async () => {
    await connected();
    const { clicks, lost } = await clickThroughRefreshes(workspace, 20);
    expect(clicks).toBeGreaterThan(20);
    expect(lost).toEqual([]);
    await connected();
  });

  test.each([
    [
      'says that the token is wrong',
      (slack: Workspace['slack']) => slack.faults.api('auth.test').error('invalid_auth', 9),
    ],
    ['does not answer', (slack: Workspace['slack']) => slack.faults.api('auth.test').hang(9)],
  ])('a click is heard although auth.test %s', async (_what, fault) => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    fault(slack);
    expect((await card.press('U0ANA', 'Approve')).ok).toBe(true);
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });
}
