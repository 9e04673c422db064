import { pause } from '../../support/pause.ts';
import type { RedisServer } from '../servers/redis.ts';
import { between, type Fault } from './fault.ts';

/** Redis makes things prompt, not true: while it is away nothing may be late or wrong. */
function onRedis(name: string, happen: (redis: RedisServer, random: () => number) => Promise<number>): Fault {
  return { name, happen: async ({ redis }, random) => (redis === null ? 0 : happen(redis, random)) };
}

/** Something that Redis answers with one of its error codes. */
function refusing(
  name: string,
  code: string,
  set: (redis: RedisServer, on: boolean) => Promise<void>,
): Fault {
  return onRedis(name, async (redis, random) => {
    const before = await redis.refused(code);
    await set(redis, true);
    await pause(between(random, 1000, 8000));
    await set(redis, false);
    return (await redis.refused(code)) - before;
  });
}

export const REDIS_FAULTS: readonly Fault[] = [
  onRedis('restart Redis', async (redis, random) => {
    const clients = await redis.clients();
    await redis.restart(between(random, 0, 5000));
    return clients;
  }),
  onRedis('empty Redis', async (redis) => {
    const keys = await redis.keys();
    await redis.empty();
    return keys;
  }),
  onRedis('Redis answers nothing', async (redis, random) => {
    const clients = await redis.clients();
    await redis.freeze(between(random, 1000, 8000));
    return clients;
  }),
  refusing('Redis is full', 'OOM', (redis, on) => redis.full(on)),
  refusing('Redis is read-only', 'READONLY', (redis, on) => redis.readOnly(on)),
];
