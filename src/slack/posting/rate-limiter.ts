import { setTimeout as delay } from 'node:timers/promises';
import { RetryLater } from '../api/retry-later.ts';
import { RateLimiterQueue } from './rate-limiter-queue.ts';

/** How often Slack takes something in one place. */
export interface Rhythm {
  /** Between two, in ms, once the burst is used up. */
  everyMs: number;
  /** How many pass at once after a quiet time, besides the first one. */
  burst: number;
}

/**
 * Slack takes about one message a second in a channel, and short bursts (docs.slack.dev, "Rate limits"). The burst is one
 * fewer than passes: a message that is late on its way must not arrive together with the next ones.
 */
export const POSTS: Rhythm = { everyMs: 1_000, burst: 2 };

/** `chat.update` is in tier 3: fifty a minute for the app, in all channels together. Some are left for other work. */
export const UPDATES: Rhythm = { everyMs: 1_200, burst: 40 };

/** Work that can be retried waits here for at most this long, in ms. */
const PATIENCE_MS = 2_000;

/** Deferred work is retried after at most this long, in ms: if its request has ended by then, it gives up its place. */
const AGAIN_MS = 5_000;

/** Those in the first lane go before those in the second. */
export type Lane = 'first' | 'second';

/** A stopped gate is not kept alive by what it can no longer post. */
const waitInPlace = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/**
 * Spaces out what this process sends to one place: messages to a channel, or updates of messages. Between processes, Slack's
 * 429 and its Retry-After do that.
 */
export class RateLimiter {
  readonly #freeAt = new Map<string, number>();
  readonly #queues = new Map<string, Record<Lane, RateLimiterQueue>>();
  readonly #rhythm: Rhythm;
  readonly #now: () => Date;
  readonly #sleep: (ms: number) => Promise<void>;

  constructor(rhythm: Rhythm, now: () => Date, sleep = waitInPlace) {
    this.#rhythm = rhythm;
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Resolves when the next one may be sent there. */
  async turn(place: string): Promise<void> {
    const now = this.#now().getTime();
    const next = this.#next(place, now);
    this.#freeAt.set(place, next);
    if (next > now) await this.#sleep(next - now);
  }

  /**
   * The same for work that holds others up while it waits: it waits shortly, or is retried later. First come, first
   * served in each lane, as long as each is retried when it was told to.
   * @param key the same at each retry.
   * @throws RetryLater
   */
  async turnOf(key: string, place: string, lane: Lane): Promise<void> {
    const now = this.#now().getTime();
    const { first, second } = this.#queuesOf(place);
    const [queue, other] = lane === 'first' ? [first, second] : [second, first];
    other.leave(key);
    const ahead = queue.ahead(key, now) + (lane === 'second' ? first.ahead(key, now) : 0);
    const wait = this.#next(place, now) + ahead * this.#rhythm.everyMs - now;
    if (wait > PATIENCE_MS) {
      // Before its turn: some of those ahead may leave, and if it has ended itself it must not hold up others.
      const ms = Math.min(AGAIN_MS, Math.ceil(wait / 2));
      queue.expect(key, now + ms);
      throw new RetryLater(ms);
    }
    queue.leave(key);
    await this.turn(place);
  }

  /** Whether it will be retried soon; false if it is so late that somebody else should do it. */
  isExpected(key: string): boolean {
    const now = this.#now().getTime();
    return this.#all().some((queue) => queue.isExpected(key, now));
  }

  /** It is not retried. */
  leave(key: string): void {
    for (const queue of this.#all()) queue.leave(key);
  }

  /** Slack said 429: nothing is sent there for that long. */
  hold(place: string, ms: number): void {
    this.#freeAt.set(place, Math.max(this.#freeAt.get(place) ?? 0, this.#now().getTime() + ms));
  }

  #all(): RateLimiterQueue[] {
    return [...this.#queues.values()].flatMap(({ first, second }) => [first, second]);
  }

  #queuesOf(place: string): Record<Lane, RateLimiterQueue> {
    const queues = this.#queues.get(place) ?? {
      first: new RateLimiterQueue(),
      second: new RateLimiterQueue(),
    };
    this.#queues.set(place, queues);
    return queues;
  }

  #next(place: string, now: number): number {
    const { everyMs, burst } = this.#rhythm;
    const earliest = now - burst * everyMs;
    return Math.max(this.#freeAt.get(place) ?? earliest, earliest) + everyMs;
  }
}
