import type { Faults } from '../../../src/sandbox/faults/faults.ts';
import { pause } from '../../support/pause.ts';
import type { World } from '../world.ts';
import { between, type Fault } from './fault.ts';

/** A fault of all of Slack that lasts for a while. No card can be expected until it is over. */
function whileAway(
  name: string,
  begin: (faults: Faults, random: () => number) => void,
  [min, max]: readonly [number, number],
): Fault {
  return {
    name,
    happen: (world, random) =>
      metIn(world, async () => {
        const { slack, timeline } = world;
        const back = timeline.away('slack');
        begin(slack.faults, random);
        await pause(between(random, min, max));
        slack.faults.clear();
        back();
      }),
  };
}

/** How many calls, sockets and payloads met a fault of Slack while the work lasted. */
async function metIn({ slack }: World, work: () => Promise<void>): Promise<number> {
  const before = slack.faults.met();
  await work();
  return slack.faults.met() - before;
}

/** Calls that meet a fault of the Web API while it lasts: more than are made. */
const ALL = 100_000;

export const SLACK_FAULTS: readonly Fault[] = [
  whileAway('Slack is down', (faults) => faults.down(), [500, 10_000]),
  whileAway('Slack hangs', (faults) => faults.api('*').hang(ALL), [1000, 15_000]),
  whileAway(
    'Slack is slow',
    (faults, random) => faults.api('*').slow(between(random, 500, 6000), ALL),
    [2000, 10_000],
  ),
  whileAway('Slack limits the rate', (faults) => faults.api('*').rateLimited(2, 20), [1000, 5000]),
  whileAway('Slack fails', (faults) => faults.api('*').fail(503, ALL), [500, 8000]),
  whileAway(
    'Slack has an internal error',
    (faults) => faults.api('*').error('internal_error', ALL),
    [500, 8000],
  ),
  whileAway('Slack loses its answers', (faults) => faults.api('chat.*').loseAnswer(6), [1000, 4000]),
  whileAway(
    'Slack refuses sockets',
    (faults) => {
      faults.sockets.refuse();
      faults.sockets.dropAll();
    },
    [500, 6000],
  ),
  {
    name: 'Slack drops the sockets',
    happen: (world) => metIn(world, async () => world.slack.faults.sockets.dropAll()),
  },
  {
    name: 'Slack refreshes a socket',
    happen: (world) => metIn(world, async () => world.slack.faults.sockets.refreshOldest()),
  },
  {
    name: 'Slack loses payloads',
    happen: (world, random) =>
      metIn(world, async () => {
        world.slack.faults.sockets.loseNext(between(random, 1, 5));
        await pause(between(random, 1000, 4000));
      }),
  },
  {
    name: 'Slack sends payloads twice',
    happen: (world, random) =>
      metIn(world, async () => {
        world.slack.faults.sockets.duplicate();
        await pause(between(random, 2000, 8000));
        world.slack.faults.sockets.duplicate(false);
      }),
  },
];
