import { setTimeout as delay } from 'node:timers/promises';

/** Slack takes about one message a second in a channel, and short bursts (docs.slack.dev, "Rate limits"). */
const EVERY_MS = 1_000;
/** One fewer than pass: a message that is late on its way must not meet the next ones at Slack's door. */
const BURST = 2;

/** Spaces out the messages of this process to one channel; other processes are met by 429 and its Retry-After. */
export class ChannelPace {
  readonly #freeAt = new Map<string, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Resolves when the next message may be posted there. */
  async turn(channel: string): Promise<void> {
    const now = this.#now().getTime();
    const earliest = now - BURST * EVERY_MS;
    const next = Math.max(this.#freeAt.get(channel) ?? earliest, earliest) + EVERY_MS;
    this.#freeAt.set(channel, next);
    if (next > now) await delay(next - now);
  }

  /** Slack said 429: nothing is posted there for that long. */
  hold(channel: string, ms: number): void {
    this.#freeAt.set(channel, Math.max(this.#freeAt.get(channel) ?? 0, this.#now().getTime() + ms));
  }
}
