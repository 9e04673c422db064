import { DOCS } from './payload.ts';

/** A message on the socket that is no envelope of ours, as it comes over the wire. The gate goes on as if it had not come. */
export interface SocketMessage {
  what: string;
  source: string;
  text: string;
}

const SOCKET_MODE = `${DOCS}apis/events-api/using-socket-mode`;

const message = (what: string, body: unknown, source = 'guess'): SocketMessage => ({
  what,
  source,
  text: JSON.stringify(body),
});

export const MESSAGES: readonly SocketMessage[] = [
  message(
    'an event without an inner event',
    { type: 'events_api', envelope_id: 'odd-1', payload: { type: 'app_rate_limited', team_id: 'T0ACME' } },
    `${DOCS}reference/events/app_rate_limited`,
  ),
  message('an event that is null', {
    type: 'events_api',
    envelope_id: 'odd-2',
    payload: { type: 'event_callback', event: null },
  }),
  message('an event that is empty', { type: 'events_api', envelope_id: 'odd-3', payload: { event: {} } }),
  message('an event of type error', {
    type: 'events_api',
    envelope_id: 'odd-4',
    payload: { event: { type: 'error' } },
  }),
  message('an event about a number', {
    type: 'events_api',
    envelope_id: 'odd-5',
    payload: { event: { type: 'message', item: 1 } },
  }),
  message('an event without a payload', { type: 'events_api', envelope_id: 'odd-6' }),
  message('a press that is null', { type: 'interactive', envelope_id: 'odd-7', payload: null }),
  message('a press that is empty', { type: 'interactive', envelope_id: 'odd-8', payload: {} }),
  message('a press of nothing', {
    type: 'interactive',
    envelope_id: 'odd-9',
    payload: { type: 'block_actions', actions: [] },
  }),
  message('a press of null', {
    type: 'interactive',
    envelope_id: 'odd-10',
    payload: { type: 'block_actions', actions: [null] },
  }),
  message('a form without view and user', {
    type: 'interactive',
    envelope_id: 'odd-11',
    payload: { type: 'view_submission', view: null, user: null },
  }),
  message('a shortcut of nobody', {
    type: 'interactive',
    envelope_id: 'odd-12',
    payload: { type: 'shortcut', callback_id: 'none' },
  }),
  message('a question for options of nobody', {
    type: 'interactive',
    envelope_id: 'odd-13',
    payload: { type: 'block_suggestion' },
  }),
  message('a command without a text', {
    type: 'slash_commands',
    envelope_id: 'odd-14',
    payload: { command: '/other', text: null },
  }),
  message('a command without a name', {
    type: 'slash_commands',
    envelope_id: 'odd-15',
    payload: { command: null },
  }),
  message('a payload that is a list', { type: 'interactive', envelope_id: 'odd-16', payload: [] }),
  message('a payload that is JSON in a string', {
    type: 'interactive',
    envelope_id: 'odd-17',
    payload: '{"type":"block_actions"}',
  }),
  message('an envelope of type error', { type: 'error', envelope_id: 'odd-18', payload: {} }),
  message('an envelope of type disconnected', { type: 'disconnected', envelope_id: 'odd-19' }),
  message('an envelope of type constructor', { type: 'constructor', envelope_id: '__proto__' }),
  message('an envelope whose fields have other types', {
    envelope_id: 17,
    type: ['interactive'],
    payload: 'text',
  }),
  message('a second hello', { type: 'hello' }, SOCKET_MODE),
  message('a hello without numbers', { type: 'hello', debug_info: null, num_connections: null }),
  message(
    'a warning that the socket will close',
    { type: 'disconnect', reason: 'warning', debug_info: {} },
    SOCKET_MODE,
  ),
  message('a list', []),
  message('null', null),
  message('a string', 'text'),
  { what: 'no JSON', source: 'guess', text: 'not JSON' },
  { what: 'half of a message', source: 'guess', text: '{"type":' },
  { what: 'nothing', source: 'guess', text: '' },
  {
    what: 'ping in words, as public clients saw it from proxies',
    source: 'guess',
    text: 'Ping from applink-1',
  },
];
