import type { Workspace } from '../../support/gate/workspace.ts';
import { closeModals } from '../../support/slack/modals.ts';

const ACTIONS = [
  'request_approve',
  'request_deny',
  'request_why',
  'request_approve_and_allow',
  'request_break_glass',
  'rules_undo',
  'rules_undo_some',
  'rules_held_confirm',
  'rules_held_refuse',
  'digest_review',
  'digest_apply_safe',
  'digest_not_now',
  'link_confirm',
  'link_refuse',
  'glass_sign_off',
];

const UNKNOWN = ['7d0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c00', 'no id at all'];

/** Buttons of no use any more: made-up ids, deleted things, values of another gate. */
export function unknownButtons(given: () => Workspace): void {
  let workspace: Workspace;
  let ts = '';

  beforeAll(async () => {
    workspace = given();
    const { apiUrl, botToken } = workspace.slack;
    const posted = await fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({
        channel: 'C0STAGING',
        text: 'of another gate',
        blocks: UNKNOWN.map((value, index) => ({
          type: 'actions',
          block_id: `block${index}`,
          elements: ACTIONS.map((action_id) => ({
            type: 'button',
            action_id,
            value,
            text: { type: 'plain_text', text: 'Press' },
          })),
        })),
      }),
    });
    const answer = (await posted.json()) as { ok: boolean; ts?: string };
    expect(answer.ok).toBe(true);
    ts = answer.ts ?? '';
  });
  afterEach(() => closeModals(workspace, 'U0ANA'));

  const told = (): number =>
    workspace.slack
      .snapshot('U0ANA')
      .channels.flatMap(({ messages }) => messages)
      .filter(({ ephemeral, channel }) => ephemeral || channel.startsWith('D')).length;

  test.each(ACTIONS.flatMap((action) => UNKNOWN.map((value, index) => [action, value, index] as const)))(
    '%s with the value %s is answered in private',
    async (action_id, _value, index) => {
      const { slack } = workspace;
      const before = told();
      const block_id = `block${index}`;
      const press = { type: 'click', as: 'U0ANA', channel: 'C0STAGING', ts, block_id, action_id } as const;
      expect(await slack.act(press)).toEqual({ ok: true });
      await slack.waitFor(
        () =>
          told() > before ||
          /Not |exist|too old|left to undo/.test(JSON.stringify(slack.snapshot('U0ANA').modals.at(-1))),
        {
          what: 'an answer',
        },
      );
    },
  );
}
