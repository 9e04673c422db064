import { ANA, DOCS, INTERACTIVE, type Payload, without } from './payload.ts';

const PAGE = `${DOCS}reference/interaction-payloads/block_actions-payload`;
const ID = '7d0c9a3e-58b3-4d5e-9a51-6f0a1f8f3c00';
const BUTTON = { type: 'button', action_id: 'no_such_button', block_id: 'b', value: 'v', action_ts: '1.1' };
const APPROVE = { ...BUTTON, action_id: 'request_approve' };
const PRESS = {
  ...INTERACTIVE,
  type: 'block_actions',
  container: {
    type: 'message',
    channel_id: 'C0STAGING',
    message_ts: '1700000000.000100',
    is_ephemeral: false,
  },
  channel: { id: 'C0STAGING', name: 'staging' },
};

const press = (
  what: string,
  fields: Record<string, unknown>,
  { source = PAGE, outcome = 'refused' }: Partial<Pick<Payload, 'source' | 'outcome'>> = {},
): Payload => ({ what, source, payload: { ...PRESS, ...fields }, outcome });

const LINK = { type: 'button', action_id: 'a_link', url: 'https://example.com/' };

/** Buttons and menus, as no card of ours has them. */
export const PRESSES: readonly Payload[] = [
  press('a button that is not known', { actions: [BUTTON] }),
  press('a button without a value', { actions: [without(APPROVE, 'value')] }),
  press('a button whose value is null', { actions: [{ ...APPROVE, value: null }] }, { source: 'guess' }),
  press('a button whose value is no id', { actions: [{ ...APPROVE, value: 'no id' }] }),
  press('a button whose value is a number', { actions: [{ ...APPROVE, value: 17 }] }, { source: 'guess' }),
  press('a button whose value is the id of no request', { actions: [{ ...APPROVE, value: ID }] }),
  press('a button whose value is 2,000 characters long', {
    actions: [{ ...APPROVE, value: 'x'.repeat(2000) }],
  }),
  press('an overflow menu on a message', {
    actions: [{ type: 'overflow', action_id: 'request_why', selected_option: { value: ID } }],
  }),
  press('a menu of people', {
    actions: [{ type: 'users_select', action_id: 'request_approve', selected_user: ANA.id }],
  }),
  press('a date picker', {
    actions: [{ type: 'datepicker', action_id: 'request_deny', selected_date: '2026-11-28' }],
  }),
  press('checkboxes', {
    actions: [{ type: 'checkboxes', action_id: 'request_approve', selected_options: [] }],
  }),
  press('two actions at once', {
    actions: [
      { ...APPROVE, value: ID },
      { ...BUTTON, action_id: 'request_deny' },
    ],
  }),
  press('a list without an action', { actions: [] }, { source: 'guess' }),
  press('no list of actions', { actions: undefined }, { source: 'guess' }),
  press('an action that is null', { actions: [null] }, { source: 'guess' }),
  press('an action without a name', { actions: [{ type: 'button', value: ID }] }, { source: 'guess' }),
  press(
    'an action called __proto__',
    { actions: [{ ...BUTTON, action_id: '__proto__' }] },
    { source: 'guess' },
  ),
  press(
    'an action called constructor',
    { actions: [{ ...BUTTON, action_id: 'constructor' }] },
    { source: 'guess' },
  ),
  press('no container', { actions: [BUTTON], container: undefined }, { source: 'guess' }),
  press(
    'a container that is null',
    { actions: [{ ...APPROVE, value: ID }], container: null },
    { source: 'guess' },
  ),
  press('no channel, as in a message of an app that was removed from it', {
    actions: [BUTTON],
    channel: undefined,
  }),
  press('an ephemeral message, which has no `message`', {
    actions: [{ ...APPROVE, value: ID }],
    container: { ...PRESS.container, is_ephemeral: true },
  }),
  press('a message in a thread', {
    actions: [{ ...APPROVE, value: ID }],
    container: { ...PRESS.container, thread_ts: '1700000000.000001' },
  }),
  press('an attachment of a message', {
    actions: [BUTTON],
    container: { ...PRESS.container, type: 'message_attachment', attachment_id: 1, is_app_unfurl: false },
  }),
  press(
    'a message in a canvas',
    { actions: [BUTTON], container: { type: 'canvas', canvas_id: 'F1' } },
    { source: 'guess' },
  ),
  press('a trigger that is missing', { actions: [BUTTON], trigger_id: undefined }, { source: 'guess' }),
  press('an enterprise, and no team', {
    actions: [BUTTON],
    team: null,
    enterprise: { id: 'E0ACME', name: 'Acme' },
    is_enterprise_install: true,
  }),
  press('a person without a name', { actions: [BUTTON], user: { id: ANA.id, team_id: 'T0ACME' } }),
  press('nobody', { actions: [BUTTON], user: null }, { source: 'guess', outcome: 'ignored' }),
  press('state and hash that are null', { actions: [BUTTON], state: null, hash: null, app_unfurl: null }),
  press(
    'a button that only opens an address',
    {
      message: { blocks: [{ type: 'section' }, null, { type: 'actions', elements: [LINK] }] },
      actions: [{ type: 'button', action_id: 'a_link' }],
    },
    { outcome: 'ignored' },
  ),
  press(
    'a button of an attachment of old',
    { type: 'interactive_message', callback_id: 'none', actions: [{ name: 'a', value: 'b' }] },
    {
      source: `${DOCS}legacy/legacy-messaging/legacy-making-messages-interactive`,
    },
  ),
  press(
    'a dialog of old',
    { type: 'dialog_submission', callback_id: 'none', submission: {}, actions: undefined },
    {
      source: `${DOCS}legacy/legacy-dialogs`,
      outcome: 'ignored',
    },
  ),
  press(
    'a shortcut',
    { type: 'shortcut', callback_id: 'none', action_ts: '1.1' },
    {
      source: `${DOCS}reference/interaction-payloads/shortcuts-interaction-payload`,
    },
  ),
  press(
    'a shortcut on a message',
    { type: 'message_action', callback_id: 'none', message: { text: 'x' } },
    {
      source: `${DOCS}reference/interaction-payloads/shortcuts-interaction-payload`,
    },
  ),
  press(
    'a menu that asks for options',
    { type: 'block_suggestion', action_id: 'none', block_id: 'b', value: 'a' },
    {
      source: `${DOCS}reference/interaction-payloads/block_suggestion-payload`,
      outcome: 'ignored',
    },
  ),
  press(
    'a step of a workflow',
    { type: 'workflow_step_edit', callback_id: 'none', workflow_step: {} },
    {
      source: `${DOCS}legacy/legacy-steps-from-apps`,
      outcome: 'ignored',
    },
  ),
  press('a type that is not known', { type: 'something_new' }, { source: 'guess', outcome: 'ignored' }),
  press('no type', { type: undefined }, { source: 'guess', outcome: 'ignored' }),
];
