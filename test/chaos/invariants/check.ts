import { expacti } from '../../support/callers/expacti-cli.ts';
import { pause } from '../../support/pause.ts';
import { buttonsOf, type LiveButton } from '../load/people.ts';
import { CHANNELS, REVIEWERS, type World } from '../world.ts';
import { allFinal, allPosted, cardsAgree, noLiveButtons } from './cards.ts';
import { byItsPeople, inTime, notEarly, oneDecision, ranIfApproved, toldTheTruth } from './decisions.ts';
import { auditIsWhole, endedInOrder, knownAnswers } from './processes.ts';
import { type StoredRequest, storedRequests } from './stored.ts';
import type { Violation } from './violation.ts';

/** After the storm cards are brought into step, as fast as Slack lets it. Without a step for this long nothing follows, in ms. */
const STEP_MS = 45_000;
/** Longest time to wait for all of them, in ms. */
const SETTLE_MS = 300_000;

export interface Checked {
  requests: StoredRequest[];
  violations: Violation[];
}

/** Waits until all is quiet, and compares what is stored with what was seen from outside. */
export async function checkInvariants(
  world: World,
  query: (sql: string) => Promise<unknown[]>,
): Promise<Checked> {
  await settle(world, query);
  await pressCopies(world, await storedRequests(query));
  await settle(world, query);
  const requests = await storedRequests(query);
  const { witness, timeline, gates, token } = world;
  return {
    requests,
    violations: [
      ...oneDecision(requests),
      ...byItsPeople(requests, witness, REVIEWERS),
      ...inTime(requests, timeline),
      ...notEarly(requests, witness, timeline),
      ...toldTheTruth(requests, witness),
      ...ranIfApproved(requests, witness),
      ...noLiveButtons(requests, liveButtons(world)),
      ...allFinal(requests),
      ...cardsAgree(
        requests,
        CHANNELS.flatMap((channel) => world.slack.messages(channel)),
      ),
      ...allPosted(requests, timeline),
      ...endedInOrder(witness),
      ...knownAnswers(witness),
      ...auditIsWhole(
        await expacti(gates[0]?.url ?? '', ['audit', 'verify', '--json'], { EXPACTI_TOKEN: token }),
      ),
    ],
  };
}

function liveButtons({ slack }: World): LiveButton[] {
  return CHANNELS.flatMap((channel) => slack.messages(channel).flatMap(buttonsOf));
}

/** Waits until nothing is open, or until nothing changes any more. */
async function settle(world: World, query: (sql: string) => Promise<unknown[]>): Promise<void> {
  const until = Date.now() + SETTLE_MS;
  let best = Number.POSITIVE_INFINITY;
  for (let lastStep = Date.now(); Date.now() < Math.min(until, lastStep + STEP_MS); ) {
    const open = openIn(await storedRequests(query), liveButtons(world));
    if (open === 0) return;
    if (open < best) [best, lastStep] = [open, Date.now()];
    await pause(1_000);
  }
}

/** How much is not done yet. */
function openIn(requests: readonly StoredRequest[], live: readonly LiveButton[]): number {
  const pending = requests.filter(({ status }) => status === 'pending').length;
  return pending + noLiveButtons(requests, live).length + allFinal(requests).length;
}

/** Buttons of cards that a gate posted and was killed before it could store them. */
function copiesIn(requests: readonly StoredRequest[], live: readonly LiveButton[]): LiveButton[] {
  const stored = new Set(requests.flatMap(({ cards }) => cards.map(({ channel, ts }) => `${channel} ${ts}`)));
  const known = new Set(requests.map(({ id }) => id));
  // Other messages have buttons with ids as well, such as the announcement of an import with its Undo.
  return live.filter(({ requestId, channel, ts }) => known.has(requestId) && !stored.has(`${channel} ${ts}`));
}

/** A copy is found when somebody presses it: that is answered, and from then on the card is like any other. */
async function pressCopies(world: World, requests: readonly StoredRequest[]): Promise<void> {
  const { slack, witness } = world;
  // The first button of each. A card whose whole text is not there yet has no `Approve`.
  const live = copiesIn(requests, liveButtons(world)).toReversed();
  const copies = new Map(live.map((one) => [`${one.channel} ${one.ts}`, one]));
  for (const { requestId, channel, ts, block_id, action_id, label } of copies.values()) {
    if (label === 'Approve') witness.presses.push({ requestId, as: 'U0ANA', what: 'approve' });
    await slack.act({ type: 'click', as: 'U0ANA', channel, ts, block_id, action_id });
    witness.copies += 1;
  }
}
