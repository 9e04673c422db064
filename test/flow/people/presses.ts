import { closeModals } from '../../support/modals.ts';
import type { Workspace } from '../../support/workspace.ts';

const BUTTON = { type: 'button', action_id: 'no_such_button', block_id: 'b', value: 'v', action_ts: '1.1' };
const ID = '7d0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c00';
const TOLD = /no longer works|does not exist|no such|not found|can no longer be read/i;

/** What Slack could send of a press, that no listener of ours expects. */
const PRESSES: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a button that is not known', { actions: [BUTTON] }],
  ['a button without a value', { actions: [{ ...BUTTON, action_id: 'request_approve', value: undefined }] }],
  ['a value that is null', { actions: [{ ...BUTTON, action_id: 'request_approve', value: null }] }],
  ['a value that is no id', { actions: [{ ...BUTTON, action_id: 'request_deny', value: 'no id' }] }],
  [
    'an overflow menu on a message',
    { actions: [{ type: 'overflow', action_id: 'request_why', selected_option: { value: ID } }] },
  ],
  [
    'two actions at once',
    {
      actions: [
        { ...BUTTON, action_id: 'request_approve', value: ID },
        { ...BUTTON, action_id: 'request_deny' },
      ],
    },
  ],
  ['a list without an action', { actions: [] }],
  ['an action without a name', { actions: [{ type: 'button', value: ID }] }],
  ['a shortcut', { type: 'shortcut', callback_id: 'none' }],
  ['a message shortcut', { type: 'message_action', callback_id: 'none' }],
  ['a press without a container', { actions: [BUTTON], container: undefined }],
];

export function presses(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => closeModals(workspace, 'U0ANA'));

  const send = (type: string, payload: Record<string, unknown>): void =>
    workspace.slack.faults.sockets.send(
      JSON.stringify({
        envelope_id: `press-${Math.random()}`,
        type,
        payload,
        accepts_response_payload: true,
      }),
    );

  const privately = () =>
    workspace.slack
      .snapshot('U0ANA')
      .channels.flatMap(({ messages }) => messages)
      .filter(({ ephemeral, channel }) => ephemeral || channel.startsWith('D'));

  const refused = (): number => privately().filter(({ text }) => TOLD.test(text)).length;

  test.each(PRESSES)('%s is answered in private', async (_what, press) => {
    const before = refused();
    send('interactive', {
      type: 'block_actions',
      user: { id: 'U0ANA', team_id: 'T0EXPACTI' },
      team: { id: 'T0EXPACTI' },
      container: { type: 'message', channel_id: 'C0STAGING', message_ts: '1700000000.000100' },
      trigger_id: '1.2.abc',
      ...press,
    });
    await workspace.slack.waitFor(() => refused() > before, { what: 'an answer' });
    expect(refused()).toBe(before + 1);
  });

  test('the press of a button that only opens an address is not answered', async () => {
    const before = refused();
    const elements = [{ type: 'button', action_id: 'a_link', url: 'https://example.com/' }];
    send('interactive', {
      type: 'block_actions',
      user: { id: 'U0ANA', team_id: 'T0EXPACTI' },
      container: { type: 'message', channel_id: 'C0STAGING', message_ts: '1700000000.000100' },
      message: { blocks: [{ type: 'section' }, null, { type: 'actions', elements }] },
      actions: [{ type: 'button', action_id: 'a_link' }],
    });
    // What comes after it is answered, so that it was read before.
    send('interactive', { type: 'shortcut', callback_id: 'none', user: { id: 'U0ANA' } });
    await workspace.slack.waitFor(() => refused() > before, { what: 'an answer' });
    expect(refused()).toBe(before + 1);
  });

  test('a subcommand is understood in any case of letters', async () => {
    const before = privately().length;
    await workspace.slack.act({ type: 'command', as: 'U0ANA', channel: 'C0STAGING', text: '/expacti HELP' });
    await workspace.slack.waitFor(() => privately().length > before, { what: 'an answer' });
    expect(JSON.stringify(privately())).toContain('/expacti pending');
  });
}
