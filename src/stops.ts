import type { Log } from './log.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/** Started parts, stopped in reverse order; one that fails to stop does not keep the others running. */
export class Stops {
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
    for (let part = this.#parts.pop(); part !== undefined; part = this.#parts.pop()) {
      await part
        .stop()
        .catch((error: unknown) => this.#log.warn({ err: error }, 'a part did not stop cleanly'));
    }
  }
}
