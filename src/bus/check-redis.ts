import { Redis } from 'ioredis';
import { isTlsCode } from '../postgres/tls-codes.ts';

const CONNECT_MS = 5_000;

/** Redis is there and does not let the gate work. Only a person can change that. */
class RedisRefuses extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'RedisRefuses';
  }
}

/** What Redis says, by the first word of its answer (redis.io, "Redis serialization protocol", "Simple errors"). */
const REFUSALS: Readonly<Record<string, string>> = {
  NOAUTH: 'Redis needs a password, but the URL has none',
  WRONGPASS: 'Redis refuses the user or the password',
  NOPERM: 'the Redis user lacks rights for commands that the queues need (ACL)',
};

/**
 * Connects to Redis once.
 * @returns why it cannot be reached now, or null. The gate works without it: the sweep does what the queues cannot.
 * @throws RedisRefuses
 */
export async function checkRedis(url: string): Promise<string | null> {
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
  });
  let first: Error | undefined;
  redis.on('error', (error) => {
    first ??= error;
  });
  try {
    await redis.connect();
    await redis.eval('return 1', 0);
    // ioredis continues if its greeting is answered with an error, such as for a database number that does not exist.
    if (first !== undefined) throw first;
    return null;
  } catch (error) {
    const cause = first ?? error;
    const refusal = refusalOf(cause);
    if (refusal !== null) throw new RedisRefuses(refusal);
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    redis.disconnect();
  }
}

function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: unknown };
  if (isTlsCode(code))
    return `the TLS connection fails: ${error.message}. Trust its certificate with NODE_EXTRA_CA_CERTS`;
  const [word = ''] = error.message.split(' ', 1);
  if (REFUSALS[word] !== undefined) return REFUSALS[word];
  return /^ERR DB index|^ERR invalid DB index/.test(error.message)
    ? `Redis does not have this database number: ${error.message}`
    : null;
}
