import type { WebClient } from '@slack/web-api';
import pino from 'pino';
import type { Request } from '../../../../src/approval/request.ts';
import type { CardStore, PostedCard } from '../../../../src/slack/ports.ts';
import { POSTS, RateLimiter, UPDATES } from '../../../../src/slack/posting/rate-limiter.ts';
import { Messenger } from '../../../../src/slack/requests/cards/messenger.ts';
import { aRequest } from '../../../support/requests/a-request.ts';
import { aTeam } from '../../../support/requests/a-team.ts';

const now = (): Date => new Date('2026-11-29T12:00:00Z');
const log = pino({ level: 'silent' });

/** A messenger of one request. `posting` happens while Slack takes the card. */
function messengerOf(first: Request, posting: (request: Request) => Request = (request) => request) {
  let request = first;
  const cards: PostedCard[] = [];
  const updates: string[] = [];
  let reads = 0;
  const store: Partial<CardStore> = {
    load: async () => {
      reads += 1;
      return { request, cards: structuredClone(cards) };
    },
    claimPost: async (requestId, channel) => ({ id: 'p1', requestId, channel, startedAt: now() }),
    save: async (_id, card) => void cards.push(card),
    change: async ({ ts }, changes) => {
      const at = cards.findIndex((card) => card.ts === ts);
      const card = cards[at];
      if (card !== undefined) cards[at] = { ...card, ...changes };
    },
  };
  const chat = {
    postMessage: async () => {
      request = posting(request);
      return { ts: '1.000001' };
    },
    update: async ({ text }: { text: string }) => void updates.push(text),
    getPermalink: async () => ({ permalink: 'https://acme.slack.com/archives/C0APPROVALS/p1000001' }),
  };
  const conversations = { info: async () => ({ channel: { name: 'approvals' } }) };
  const messenger = new Messenger({
    client: { chat, conversations } as unknown as WebClient,
    cards: store as CardStore,
    pace: new RateLimiter(POSTS, now),
    updates: new RateLimiter(UPDATES, now),
    log,
    now,
    steady: now,
    team: aTeam(),
  });
  return { messenger, cards, updates, reads: () => reads };
}

test('a first posting reads the request before and after Slack takes the card', async () => {
  const { messenger, cards, updates, reads } = messengerOf(aRequest());
  await messenger.sync('r1');
  expect(reads()).toBe(2);
  expect(cards).toHaveLength(1);
  expect(updates).toEqual([]);
});

test('a decision while Slack takes the card is shown at once', async () => {
  const { messenger, updates } = messengerOf(aRequest(), (request) => ({
    ...request,
    status: 'timed_out',
    decision: {
      outcome: 'timed_out',
      by: { kind: 'timeout', id: null },
      reason: null,
      decidedAt: now(),
      latencyMs: 0,
    },
  }));
  await messenger.sync('r1');
  expect(updates).toHaveLength(1);
});

test('an update reads the request once, and so does a press of a card that is known', async () => {
  const { messenger, cards, reads } = messengerOf(aRequest());
  await messenger.sync('r1');
  const [card] = cards;
  const before = reads();
  await messenger.sync('r1');
  expect(reads() - before).toBe(1);
  await messenger.heal('r1', { channel: card?.channel ?? '', ts: card?.ts ?? '' });
  expect(reads() - before).toBe(2);
});

test('a press of a card that is not known saves it, and brings it into step', async () => {
  const { messenger, cards, updates } = messengerOf(aRequest());
  await messenger.heal('r1', { channel: aRequest().channel, ts: '1.000002' });
  expect(cards.map(({ ts }) => ts)).toEqual(['1.000002']);
  expect(updates).toHaveLength(1);
});
