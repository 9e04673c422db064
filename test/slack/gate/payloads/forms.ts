import { DOCS, INTERACTIVE, type Payload } from './payload.ts';

const PAGE = `${DOCS}reference/interaction-payloads/view-interactions-payload`;
const VIEW = {
  id: 'V0VIEW',
  team_id: 'T0ACME',
  type: 'modal',
  blocks: [],
  private_metadata: '',
  callback_id: 'no_such_form',
  state: { values: {} },
  hash: '1.abc',
  title: { type: 'plain_text', text: 'A form' },
  clear_on_close: false,
  notify_on_close: false,
  close: null,
  submit: null,
  previous_view_id: null,
  root_view_id: 'V0VIEW',
  app_id: 'A0EXPACTI',
  external_id: '',
  app_installed_team_id: 'T0ACME',
  bot_id: 'B0EXPACTI',
};

const form = (
  what: string,
  view: unknown,
  {
    source = PAGE,
    outcome = 'form refused',
    more = {},
  }: Partial<Pick<Payload, 'source' | 'outcome'>> & { more?: object } = {},
): Payload => ({
  what,
  source,
  payload: { ...INTERACTIVE, type: 'view_submission', response_urls: [], view, ...more },
  outcome,
});

/** Forms that are sent in, and closed. */
export const FORMS: readonly Payload[] = [
  form('a form that is not known', VIEW),
  form('a form without a name', { ...VIEW, callback_id: '' }),
  form('a form called __proto__', { ...VIEW, callback_id: '__proto__' }, { source: 'guess' }),
  form('no view', undefined, { source: 'guess' }),
  form('a view that is null', null, { source: 'guess' }),
  form('metadata that is null', { ...VIEW, private_metadata: null }, { source: 'guess' }),
  form('metadata that is no JSON', { ...VIEW, private_metadata: '{' }, { source: 'guess' }),
  form('the installed team of an organization', { ...VIEW, app_installed_team_id: 'E0ACME' }),
  form('no user', VIEW, { source: 'guess', more: { user: null } }),
  form('state that is null', { ...VIEW, state: null }, { source: 'guess' }),
  form('a form that was closed', VIEW, {
    outcome: 'ignored',
    more: { type: 'view_closed', is_cleared: false },
  }),
  form('all forms that were closed', VIEW, {
    outcome: 'ignored',
    more: { type: 'view_closed', is_cleared: true },
  }),
  form(
    'a form of a workflow',
    { ...VIEW, type: 'workflow_step' },
    { source: `${DOCS}legacy/legacy-steps-from-apps` },
  ),
];
