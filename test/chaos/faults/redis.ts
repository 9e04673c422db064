import { pause } from '../../support/pause.ts';
import type { RedisServer } from '../servers/redis.ts';
import { between, type Fault } from './fault.ts';

/** Redis makes things prompt, not true: while it is away nothing may be late or wrong. */
function onRedis(name: string, happen: (redis: RedisServer, random: () => number) => Promise<void>): Fault {
  return {
    name,
    happen: async ({ redis }, random) => {
      if (redis !== null) await happen(redis, random);
    },
  };
}

export const REDIS_FAULTS: readonly Fault[] = [
  onRedis('restart Redis', (redis, random) => redis.restart(between(random, 0, 5000))),
  onRedis('empty Redis', (redis) => redis.empty()),
  onRedis('Redis answers nothing', (redis, random) => redis.freeze(between(random, 1000, 8000))),
  onRedis('Redis is full', async (redis, random) => {
    await redis.full(true);
    await pause(between(random, 1000, 8000));
    await redis.full(false);
  }),
  onRedis('Redis is read-only', async (redis, random) => {
    await redis.readOnly(true);
    await pause(between(random, 1000, 8000));
    await redis.readOnly(false);
  }),
];
