import type { ShownRequest } from '../../test/support/gate/api.ts';
import { pause } from '../../test/support/pause.ts';
import type { MonthClock } from './clock.ts';
import { type MonthGate, rulesIn } from './gate.ts';
import type { Item } from './item.ts';
import type { People } from './people.ts';
import { react } from './react.ts';
import { REVIEWERS } from './team.ts';

/** What became of an item. */
export interface Outcome {
  item: Item;
  request: ShownRequest;
  /** Rules in the book afterwards. */
  rules: number;
}

/** Where cards are, by environment: as in the team's expacti.yaml. */
const CHANNELS = { production: 'C0APPROVALS', staging: 'C0STAGING' } as const;
/** Seconds that a caller waits for an answer in one call. */
const WAIT_SECONDS = 60;

/**
 * Asks for one item after the other, each at its instant, and lets people react to what they are asked. A run ends
 * with the first step that is not approved.
 */
export async function* replay(
  items: readonly Item[],
  people: People,
  { gate, clock }: { gate: MonthGate; clock: MonthClock },
): AsyncGenerator<Outcome> {
  const failed = new Set<string>();
  let rules = 0;
  for (const item of items) {
    const { run_id: run } = item.context;
    if (run !== undefined && failed.has(run)) continue;
    clock.putTo(item.at);
    const { request, made } = await ask(item, people, gate);
    if (made > 0) rules = await rulesIn(gate.api);
    if (run !== undefined && request.status !== 'approved') failed.add(run);
    yield { item, request, rules };
  }
}

async function ask(
  item: Item,
  people: People,
  { api, slack }: MonthGate,
): Promise<{ request: ShownRequest; made: number }> {
  const { command, environment, reason, context } = item;
  const asked = await api.ask(command, { environment, reason, context });
  if (asked.status !== 'pending') return { request: asked, made: 0 };
  const released = api.read(asked.id, WAIT_SECONDS);
  const made = await react({
    slack,
    requestId: asked.id,
    channel: CHANNELS[environment],
    by: reviewerOf(item),
    reaction: people({ ...asked, context, reason }),
  });
  const request = await released;
  if (request.status === 'pending') throw new Error(`nobody decided on ${command}`);
  if (made > 0) await untilKnown(item, asked.rules.length + made, api);
  return { request, made };
}

/** Who decides is not who asks. */
function reviewerOf({ day, context }: Item): string {
  const others = REVIEWERS.filter(({ login }) => login !== context.actor);
  return (others[day % others.length] ?? REVIEWERS[2]).user;
}

/**
 * The caller is released before the rules are made; in the month minutes pass until the next request, here the gate is
 * asked until it judges by them.
 */
async function untilKnown(
  { command, environment, context }: Item,
  count: number,
  api: MonthGate['api'],
): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rules } = await api.check(command, { environment, context });
    if (rules.length >= count) return;
    await pause(25);
  }
  throw new Error(`the gate does not know the rules that were made for ${command}`);
}
