import { withDeadline } from '../concurrency/deadline.ts';
import type { Log } from '../log/log.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/**
 * Limits, in ms, so that a gate ends within 5 s also if Redis, Slack or the database does not answer. What a part still
 * does is safe to give up: requests are in the database, and the next start goes on with them.
 */
const PART_MS = 1_000;
const ALL_MS = 4_500;
/** Of that, what is kept for the part that was started first: the database. */
const FIRST_MS = 1_500;
/** What every part gets at least, once the others have used up the time. */
const LEAST_MS = 50;

/** Started parts, stopped in reverse order; one that fails to stop, or hangs, does not keep the others running. */
export class Shutdown {
  readonly #parts: Stoppable[] = [];
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  push<Part extends Stoppable>(part: Part): Part {
    this.#parts.push(part);
    return part;
  }

  async stop(): Promise<void> {
    const end = performance.now() + ALL_MS;
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      const isFirst = this.#parts.length === 0;
      const left = end - performance.now();
      await this.#stopOne(part, isFirst ? left : Math.min(PART_MS, Math.max(LEAST_MS, left - FIRST_MS)));
    }
  }

  async #stopOne(part: Stoppable, limitMs: number): Promise<void> {
    await withDeadline(part.stop(), limitMs, `not stopped within ${limitMs} ms`).catch((error: unknown) =>
      this.#log.warn({ err: error }, 'a part did not stop cleanly'),
    );
  }
}
