import type { LiveButton } from '../load/people.ts';
import type { Timeline } from '../timeline.ts';
import type { StoredRequest } from './stored.ts';
import { type Violation, violation } from './violation.ts';

/** A request that waited this long while everything was there has a card, in ms. */
const POSTED_MS = 10_000;
/** Once something was away, connections are made again and retries come, in ms. */
const SETTLE_MS = 5_000;

/** No button can be pressed on a request that ended. */
export function noLiveButtons(requests: readonly StoredRequest[], live: readonly LiveButton[]): Violation[] {
  const ended = new Map(
    requests.filter(({ status }) => status !== 'pending').map((request) => [request.id, request]),
  );
  const messages = new Map(
    live.filter(({ requestId }) => ended.has(requestId)).map((one) => [`${one.channel} ${one.ts}`, one]),
  );
  return [...messages.values()].map(({ requestId, channel, ts }) => {
    const request = ended.get(requestId);
    const known = request?.cards.some((card) => card.channel === channel && card.ts === ts) === true;
    return violation(
      'live button',
      `${requestId} in ${channel} ${ts}, ${request?.status}${known ? '' : ', not stored'}`,
    );
  });
}

/** Every card shows how its request ended. */
export function allFinal(requests: readonly StoredRequest[]): Violation[] {
  return requests.flatMap(({ id, status, cards }) =>
    cards
      .filter(({ final }) => !final && status !== 'pending')
      .map(({ channel, ts, row }) =>
        violation('card not final', `${id} in ${channel} ${ts}, ${status}: ${JSON.stringify(row)}`),
      ),
  );
}

/** How the card of a request that ended begins, as Slack shows it. */
const WORDS: Readonly<Record<string, string>> = {
  approved: 'Approved',
  denied: 'Denied',
  timed_out: 'Timed out',
  canceled: 'Canceled',
};

/** What a card in Slack looks like. */
export interface ShownCard {
  channel: string;
  ts: string;
  text: string;
}

/** Every card that is stored is in Slack, and says there how its request ended. */
export function cardsAgree(requests: readonly StoredRequest[], shown: readonly ShownCard[]): Violation[] {
  const texts = new Map(shown.map(({ channel, ts, text }) => [`${channel} ${ts}`, text]));
  return requests.flatMap(({ id, status, cards }) =>
    cards.flatMap(({ channel, ts }) => {
      const text = texts.get(`${channel} ${ts}`);
      const word = WORDS[status];
      if (word === undefined || text?.includes(word) === true) return [];
      return [violation('card disagrees', `${id} in ${channel} ${ts}, ${status}: ${text ?? 'not in Slack'}`)];
    }),
  );
}

/** What waited for people long enough while everything was there was posted. */
export function allPosted(requests: readonly StoredRequest[], timeline: Timeline): Violation[] {
  return requests.flatMap((request) => {
    const { id, verdict, cards, createdAt, decisions } = request;
    if (verdict !== 'ask' || cards.length > 0) return [];
    const until = decisions[0]?.at ?? createdAt;
    const well = timeline.wellBetween(createdAt, until, ['database', 'slack'], SETTLE_MS);
    return well > POSTED_MS + timeline.jumpIn(createdAt, until)
      ? [violation('no card', `${id}, ${Math.round(well)} ms of good weather`)]
      : [];
  });
}
