import { LRUCache } from 'lru-cache';

/** Pauses after a failure, in ms: the first one, and the longest. */
const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;
/** Failures that are remembered at a time. */
const KEPT_MAX = 10_000;

/** Remembers what failed just now, so that it is not tried again at once: each failure doubles the pause. */
export class FailureBackoff {
  readonly #failed = new LRUCache<string, { times: number; until: number }>({ max: KEPT_MAX });
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  failed(key: string): void {
    const times = (this.#failed.get(key)?.times ?? 0) + 1;
    const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(times - 1, 10));
    this.#failed.set(key, { times, until: this.#now().getTime() + pause });
  }

  succeeded(key: string): void {
    this.#failed.delete(key);
  }

  isBackingOff(key: string): boolean {
    return (this.#failed.get(key)?.until ?? 0) > this.#now().getTime();
  }
}
