import { LRUCache } from 'lru-cache';
import type { Person } from '../../approval/eligibility/person.ts';

/** Longer than it takes from one hourly check to the end of the next, in ms. */
const KEEP_MS = 4_200_000;
/** People who are remembered at a time. */
const KEEP_MAX = 10_000;

/**
 * People as Slack last answered, for questions that no decision follows from. The hourly check renews it, and what Slack
 * tells of somebody ends it.
 */
export class RecentPeople {
  readonly #now: () => number;
  readonly #kept = new LRUCache<string, { person: Person | null; at: number }>({ max: KEEP_MAX });

  /** @param now in ms, of a clock that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Undefined if it is not known. */
  of(id: string): Person | null | undefined {
    const kept = this.#kept.get(id);
    return kept !== undefined && this.#now() - kept.at < KEEP_MS ? kept.person : undefined;
  }

  keep(id: string, person: Person | null): void {
    this.#kept.set(id, { person, at: this.#now() });
  }

  forget(id: string): void {
    this.#kept.delete(id);
  }
}
