import type { WebClient } from '@slack/web-api';
import type { CardChanges, PostedCard } from '../../../../src/slack/ports.ts';
import { RateLimiter, UPDATES } from '../../../../src/slack/posting/rate-limiter.ts';
import { CardUpdates, fingerprint } from '../../../../src/slack/requests/cards/card-updates.ts';

const CARD = { text: 'Timed out', blocks: [] };
const POSTED: PostedCard = {
  channel: 'C0APPROVALS',
  ts: '1.000001',
  permalink: null,
  shownSha256: fingerprint(CARD),
  final: false,
  attached: true,
  partsPosted: 0,
  textTrouble: null,
  asked: { channel: '#approvals', people: [] },
};

/** Shows the card, and tells what was stored and how often Slack was called. */
async function show(posted: PostedCard, final: boolean): Promise<{ stored: CardChanges[]; calls: number }> {
  const stored: CardChanges[] = [];
  let calls = 0;
  const updates = new CardUpdates({
    client: { chat: { update: async () => (calls += 1) } } as unknown as WebClient,
    cards: { change: async (_card, changes) => void stored.push(changes) },
    pace: new RateLimiter(UPDATES, () => new Date()),
    log: { error: fail, warn: fail } as never,
  });
  await updates.show('r1', posted, CARD, final);
  return { stored, calls };
}

function fail(): never {
  throw new Error('nothing was to be logged');
}

test('a card that already shows the end, and is not stored as final, is stored as final', async () => {
  expect(await show(POSTED, true)).toEqual({ stored: [{ final: true }], calls: 0 });
});

test('a card that is in step is left alone', async () => {
  expect(await show({ ...POSTED, final: true }, true)).toEqual({ stored: [], calls: 0 });
  expect(await show(POSTED, false)).toEqual({ stored: [], calls: 0 });
});
