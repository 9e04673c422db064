import { cardOf } from '../../support/cards.ts';
import { pause } from '../../support/pause.ts';
import type { Workspace } from '../../support/workspace.ts';

/** Messages that Slack documents, has sent to public clients, or could send by mistake. */
const ODD_MESSAGES = [
  // docs.slack.dev, "app_rate_limited": an event without an inner event.
  { type: 'events_api', envelope_id: 'odd-1', payload: { type: 'app_rate_limited', team_id: 'T0EXPACTI' } },
  { type: 'events_api', envelope_id: 'odd-2', payload: { type: 'event_callback', event: null } },
  { type: 'events_api', envelope_id: 'odd-3', payload: { type: 'event_callback', event: {} } },
  { type: 'events_api', envelope_id: 'odd-4', payload: { type: 'event_callback', event: { type: 'error' } } },
  { type: 'events_api', envelope_id: 'odd-5', payload: { event: { type: 'message', item: 1 } } },
  { type: 'events_api', envelope_id: 'odd-6' },
  { type: 'interactive', envelope_id: 'odd-7', payload: null },
  { type: 'interactive', envelope_id: 'odd-8', payload: {} },
  { type: 'interactive', envelope_id: 'odd-9', payload: { type: 'block_actions', actions: [] } },
  { type: 'interactive', envelope_id: 'odd-10', payload: { type: 'block_actions', actions: [null] } },
  {
    type: 'interactive',
    envelope_id: 'odd-11',
    payload: { type: 'view_submission', view: null, user: null },
  },
  { type: 'interactive', envelope_id: 'odd-12', payload: { type: 'shortcut', callback_id: 'none' } },
  { type: 'interactive', envelope_id: 'odd-13', payload: { type: 'block_suggestion' } },
  { type: 'slash_commands', envelope_id: 'odd-14', payload: { command: '/other', text: null } },
  { type: 'slash_commands', envelope_id: 'odd-15', payload: { command: null } },
  { type: 'error', envelope_id: 'odd-16', payload: {} },
  { type: 'disconnected', envelope_id: 'odd-17' },
  { type: 'hello' },
  { type: 'constructor', envelope_id: '__proto__' },
  { envelope_id: 17, type: ['interactive'], payload: 'text' },
  [],
  null,
  'text',
].map((message) => JSON.stringify(message));

export function sockets(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => workspace.slack.faults.clear());

  const connected = () =>
    workspace.slack.waitFor(() => workspace.slack.connections() === 2, { what: 'both sockets' });

  test('no message on the socket ends the process, and clicks arrive after it', async () => {
    const { api, slack } = workspace;
    await connected();
    for (const text of [...ODD_MESSAGES, 'not JSON', '{"type":', '']) slack.faults.sockets.send(text);
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    expect((await card.press('U0ANA', 'Approve')).ok).toBe(true);
    expect((await api.read(asked.id, 30)).status).toBe('approved');
  });

  test('routine refreshes lose no click', async () => {
    const { slack } = workspace;
    const lost: unknown[] = [];
    // Nobody types so fast, and no socket is refreshed so often: Slack's tiers are for what happens.
    slack.limitMethods({ times: Infinity });
    const refreshing = new AbortController();
    const clicking = (async () => {
      const clicks: Promise<void>[] = [];
      while (!refreshing.signal.aborted) {
        clicks.push(
          slack
            .act({ type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text: '/expacti help' })
            .then((answer) => void (answer.ok || lost.push(answer))),
        );
        await pause(50);
      }
      await Promise.all(clicks);
      return clicks.length;
    })();
    for (let times = 0; times < 20; times += 1) {
      await connected();
      slack.faults.sockets.refreshOldest();
      await slack.waitFor(() => slack.connections() > 2, { what: 'a socket beside the old ones' });
    }
    refreshing.abort();
    expect(await clicking).toBeGreaterThan(20);
    expect(lost).toEqual([]);
    await connected();
    slack.limitMethods({ times: 1 });
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
