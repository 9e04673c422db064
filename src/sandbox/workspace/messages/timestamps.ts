/**
 * Gives message timestamps, `seconds.microseconds`, each later than the one before: in Slack a `ts` is the
 * message's id within its channel, so two in one millisecond must still differ.
 */
export class Timestamps {
  readonly #now: () => number;
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    this.#last = Math.max(this.#now() * 1000, this.#last + 1);
    const seconds = Math.floor(this.#last / 1_000_000);
    return `${seconds}.${String(this.#last % 1_000_000).padStart(6, '0')}`;
  }
}
