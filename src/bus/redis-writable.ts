import type { Redis } from 'ioredis';
import { withDeadline } from '../concurrency/deadline.ts';

const KEY = 'expacti:writable';
const KEEP_SECONDS = 60;

/** How long Redis may take to answer, in ms. */
const ANSWER_MS = 1_500;

/** By the first word of an error of Redis: what it means, and what to do. */
const WORDS: Readonly<Record<string, readonly [means: string, fix: string]>> = {
  NOAUTH: ['Redis needs a password, but REDIS_URL has none.', 'Set REDIS_URL to redis://:PASSWORD@HOST.'],
  WRONGPASS: ['Redis refuses the user name or the password in REDIS_URL.', 'Fix them in REDIS_URL.'],
  NOPERM: [
    'The user in REDIS_URL lacks rights in Redis.',
    'Allow this user all commands on the keys expacti:*.',
  ],
  READONLY: ['Redis is read-only: it is a replica.', 'Set REDIS_URL to the primary.'],
  OOM: ['Redis is out of memory.', 'Give Redis more memory, or delete data in it.'],
  MISCONF: ['Redis refuses writes because it cannot save to its disk.', 'Free disk space for Redis.'],
  LOADING: ['Redis is still loading its data.', 'Wait until Redis has loaded its data.'],
};

/** Words that only a change of the settings helps against. */
const SETTINGS_WORDS: ReadonlySet<string> = new Set(['NOAUTH', 'WRONGPASS', 'NOPERM']);

/** Redis cannot be reached or written. The message is a sentence. */
export class RedisUnusable extends Error {
  readonly fix: string;
  /** Whether REDIS_URL has to change. */
  readonly isSetting: boolean;

  constructor(cause: unknown) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const word = /^[A-Z]+/.exec(text)?.[0] ?? '';
    const [means, fix] = (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ?? [
      'Redis cannot be reached.',
      'Check that Redis runs and that REDIS_URL is its address.',
    ];
    super(means, { cause });
    this.name = 'RedisUnusable';
    this.fix = fix;
    this.isSetting = SETTINGS_WORDS.has(word);
  }
}

/**
 * Writes a key that expires: a Redis that is read-only or full still answers reads.
 * @throws RedisUnusable
 */
export async function provesWritable(redis: Redis): Promise<void> {
  try {
    await withDeadline(redis.set(KEY, '1', 'EX', KEEP_SECONDS), ANSWER_MS, 'no answer in time');
  } catch (error) {
    throw new RedisUnusable(error);
  }
}
