import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { cardOf } from '../../support/slack/cards.ts';

const REFUSALS: readonly (readonly [string, RegExp])[] = [
  ['restricted_action_read_only_channel', /read-only channel/],
  ['restricted_action_thread_only_channel', /only threads/],
  ['is_archived', /Unarchive/],
  ['team_access_not_granted', /access to this workspace/],
  ['no_permission', /not allowed to post/],
  ['missing_scope', /manifest\.yml/],
  ['invalid_blocks', /report it/],
  ['msg_too_long', /report it/],
];

/** What Slack refuses for good. */
export function refusedMessages(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => workspace.slack.faults.clear());

  test.each(REFUSALS)('a channel that answers %s: denied at once, with the fix', async (word, fix) => {
    const { api, slack } = workspace;
    slack.faults.api('chat.postMessage').error(word, 1);
    const asked = await api.ask('ls', { timeout: 600 });
    const ended = await api.read(asked.id, 30);
    expect(ended).toMatchObject({ status: 'denied', decision: { by: { kind: 'policy' } } });
    expect(ended.decision?.reason).toContain(`Slack says ${word}.`);
    expect(ended.decision?.reason).toMatch(fix);
  });

  test('a card that somebody deletes is not updated again and again once its request has ended', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    // Before the gate has stored it, its deletion would be found out at once.
    while ((await api.read(asked.id)).message_url === null) await pause(50);
    slack.deleteMessage('C0APPROVALS', card.ts);
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    // The sweep comes every second, for what ended five seconds ago.
    await pause(8_000);
    expect(slack.calls('chat.update').filter(({ args }) => args['ts'] === card.ts)).toHaveLength(1);
  });

  test('a press is answered by direct message if the channel takes no private one', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls', { timeout: 600 });
    const card = await cardOf(workspace, asked.id);
    slack.faults.api('chat.postEphemeral').error('user_not_in_channel', 1);
    await card.press('U0CARO', 'Approve');
    const direct = () =>
      slack.snapshot('U0CARO').channels.flatMap(({ id, messages }) => (id.startsWith('D') ? messages : []));
    await slack.waitFor(() => direct().some(({ text }) => text.includes('not a reviewer')), {
      what: 'the answer',
    });
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });
}
