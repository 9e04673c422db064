import { Redis } from 'ioredis';
import { provesWritable, RedisUnusable } from '../../bus/redis-writable.ts';
import { type Finding, ok, unable, wrong } from '../finding.ts';

const CHECK = 'redis';
const CONNECT_MS = 4_000;

/** Redis is there, accepts the credentials and takes writes. */
export async function checkRedis(url: string | null): Promise<Finding[]> {
  if (url === null) return [ok(CHECK, 'REDIS_URL is not set: jobs are kept in the database.')];
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // What `connect` rejects with says only that the connection is closed.
  let cause: unknown = null;
  redis.on('error', (error) => {
    cause ??= error;
  });
  try {
    await redis.connect();
    await provesWritable(redis);
    return [ok(CHECK, 'Redis is writable.')];
  } catch (error) {
    const { message, fix, isSetting } =
      error instanceof RedisUnusable ? error : new RedisUnusable(cause ?? error);
    return [isSetting ? wrong(CHECK, message, fix) : unable(CHECK, message, fix)];
  } finally {
    redis.disconnect();
  }
}
