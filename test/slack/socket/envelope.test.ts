import { readMessage } from '../../../src/slack/socket/envelope.ts';

const read = (message: unknown) => readMessage(JSON.stringify(message), false);

test('an envelope is read with its retries, and null stands for nothing', () => {
  const payload = { type: 'event_callback', event: { type: 'app_home_opened' } };
  const message = { type: 'events_api', envelope_id: 'e', payload, accepts_response_payload: false };
  expect(read({ ...message, retry_attempt: 2, retry_reason: 'timeout' })).toEqual({
    kind: 'envelope',
    envelope: { id: 'e', type: 'events_api', payload, retryAttempt: 2, retryReason: 'timeout' },
  });
  expect(read({ ...message, retry_attempt: null, retry_reason: null })).toEqual({
    kind: 'envelope',
    envelope: { id: 'e', type: 'events_api', payload },
  });
});

test('a hello tells how long the socket lives and how many there are, if it does', () => {
  const debug_info = { approximate_connection_time: 18060 };
  expect(read({ type: 'hello', debug_info, num_connections: 4 })).toEqual({
    kind: 'hello',
    lifetimeSeconds: 18060,
    sockets: 4,
  });
  for (const num_connections of [null, undefined, '3', -1, 1.5])
    expect(read({ type: 'hello', debug_info: null, num_connections })).toEqual({
      kind: 'hello',
      lifetimeSeconds: null,
      sockets: 1,
    });
});

test('a goodbye is one, with or without a reason', () => {
  expect(read({ type: 'disconnect', reason: 'warning' })).toEqual({ kind: 'goodbye', reason: 'warning' });
  expect(read({ type: 'disconnect' })).toEqual({ kind: 'goodbye', reason: 'unknown' });
});

test.each([
  [
    'an event without an inner event',
    { type: 'events_api', envelope_id: 'e', payload: { type: 'app_rate_limited' } },
    'app_rate_limited',
    'e',
  ],
  [
    'an inner event that is null',
    { type: 'events_api', envelope_id: 'e', payload: { type: 'event_callback', event: null } },
    'event_callback',
    'e',
  ],
  ['an envelope without a payload', { type: 'interactive', envelope_id: 'e' }, 'interactive', 'e'],
  ['a type that is new', { type: 'canvas', envelope_id: 'e', payload: {} }, 'canvas', 'e'],
  ['no envelope', { type: 'interactive', payload: {} }, 'interactive', null],
  ['an id that is no text', { type: 'interactive', envelope_id: 7, payload: {} }, 'interactive', null],
  ['a list', [], 'none', null],
  ['null', null, 'none', null],
])('%s is not understood, and acknowledged if it has an id', (_what, message, type, id) => {
  expect(read(message)).toEqual({ kind: 'unknown', type, id });
});

test.each([
  ['no JSON', '{', false],
  ['nothing', '', false],
  ['bytes', new ArrayBuffer(4), true],
])('%s is not understood', (_what, data, isBinary) => {
  expect(readMessage(data, isBinary)).toEqual({ kind: 'unknown', type: 'none', id: null });
});
