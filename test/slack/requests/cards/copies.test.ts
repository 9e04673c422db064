import { cardMetadata } from '../../../../src/slack/requests/cards/card-metadata.ts';
import { copiesAmong } from '../../../../src/slack/requests/cards/copies.ts';

const ID = '6f7e0d5c-58a8-4b3c-9a55-0f8a3b7d1c11';
const OTHER = '0b4f8f52-6f11-4e39-8f0e-2f5f0a2c9d22';
const ours = { ts: '2.000000', bot_id: 'B0OURS', user: 'U0OURS', metadata: cardMetadata(ID) };
const among = (...messages: unknown[]) => copiesAmong(messages, 'B0OURS', ID).map(({ ts }) => ts);

test('the messages of this app that are marked with the request are its copies, the oldest first', () => {
  expect(among(ours, { ...ours, ts: '1.000000' })).toEqual(['1.000000', '2.000000']);
});

test.each([
  ['of another app', { ...ours, bot_id: 'B0OTHER' }],
  ['of a person', { ...ours, bot_id: undefined }],
  ['of another request', { ...ours, metadata: cardMetadata(OTHER) }],
  ['without metadata', { ...ours, metadata: undefined }],
  ['with a mark of another kind', { ...ours, metadata: { ...cardMetadata(ID), event_type: 'card' } }],
  ['with half a mark', { ...ours, metadata: { event_type: 'expacti_approval_requested' } }],
  ['of a kind of its own, such as a deleted one that has replies', { ...ours, subtype: 'tombstone' }],
  ['without a timestamp', { ...ours, ts: undefined }],
  ['that is none', null],
])('a message %s is no copy', (_what, message) => {
  expect(among(message)).toEqual([]);
});

test('a copy with replies says so', () => {
  const copies = copiesAmong(
    [
      { ...ours, reply_count: 1 },
      { ...ours, reply_count: 0, ts: '3.000000' },
    ],
    'B0OURS',
    ID,
  );
  expect(copies.map(({ hasReplies }) => hasReplies)).toEqual([true, false]);
});
