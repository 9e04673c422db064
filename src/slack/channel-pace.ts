import { setTimeout as delay } from 'node:timers/promises';
import { ChannelQueue } from './channel-queue.ts';
import { ComeAgain } from './come-again.ts';

/** Slack takes about one message a second in a channel, and short bursts (docs.slack.dev, "Rate limits"). */
const EVERY_MS = 1_000;
/** One fewer than pass: a message that is late on its way must not meet the next ones at Slack's door. */
const BURST = 2;
/** Whoever can come again waits here for so long at most, in ms. */
const PATIENCE_MS = 2 * EVERY_MS;

/** Cards wait for notices: somebody is to be woken, and about a card that is there already. */
export type Lane = 'card' | 'notice';

/** A gate that was stopped is not kept alive by what it could not post any more. */
const waitInPlace = (ms: number): Promise<void> => delay(ms, undefined, { ref: false });

/** Spaces out the messages of this process to one channel; other processes are met by 429 and its Retry-After. */
export class ChannelPace {
  readonly #freeAt = new Map<string, number>();
  readonly #queues = new Map<string, Record<Lane, ChannelQueue>>();
  readonly #now: () => Date;
  readonly #sleep: (ms: number) => Promise<void>;

  constructor(now: () => Date, sleep = waitInPlace) {
    this.#now = now;
    this.#sleep = sleep;
  }

  /** Resolves when the next message may be posted there. */
  async turn(channel: string): Promise<void> {
    const now = this.#now().getTime();
    const next = this.#next(channel, now);
    this.#freeAt.set(channel, next);
    if (next > now) await this.#sleep(next - now);
  }

  /**
   * The same for work that holds others up while it waits: it waits shortly, or comes again. Who came first is first,
   * in its lane, as long as each comes when it was told to.
   * @param key the same each time that it comes.
   * @throws ComeAgain
   */
  async turnOf(key: string, channel: string, lane: Lane): Promise<void> {
    const now = this.#now().getTime();
    const queues = this.#queues.get(channel) ?? { card: new ChannelQueue(), notice: new ChannelQueue() };
    this.#queues.set(channel, queues);
    const queue = queues[lane];
    const ahead = queue.ahead(key, now) + (lane === 'card' ? queues.notice.ahead(key, now) : 0);
    const wait = this.#next(channel, now) + ahead * EVERY_MS - now;
    if (wait > PATIENCE_MS) {
      // Sooner than it is its turn: some of those ahead may leave.
      const ms = Math.ceil(wait / 2);
      queue.expect(key, now + ms);
      throw new ComeAgain(ms);
    }
    queue.leave(key);
    await this.turn(channel);
  }

  /** Whether it was told to come again, and is not so late that somebody else had better come for it. */
  isExpected(key: string): boolean {
    const now = this.#now().getTime();
    return this.#all().some((queue) => queue.isExpected(key, now));
  }

  /** It does not come again. */
  leave(key: string): void {
    for (const queue of this.#all()) queue.leave(key);
  }

  /** Slack said 429: nothing is posted there for that long. */
  hold(channel: string, ms: number): void {
    this.#freeAt.set(channel, Math.max(this.#freeAt.get(channel) ?? 0, this.#now().getTime() + ms));
  }

  #all(): ChannelQueue[] {
    return [...this.#queues.values()].flatMap(({ card, notice }) => [card, notice]);
  }

  #next(channel: string, now: number): number {
    const earliest = now - BURST * EVERY_MS;
    return Math.max(this.#freeAt.get(channel) ?? earliest, earliest) + EVERY_MS;
  }
}
