import { LRUCache } from 'lru-cache';
import { newSecret } from '../workspace/ids.ts';

const LIFE_MS = 30_000;
const KEPT_MAX = 100;

/** One-time passes to a socket, as `apps.connections.open` hands them out. */
export class Tickets {
  readonly #given = new LRUCache<string, number>({ max: KEPT_MAX });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  give(): string {
    const ticket = newSecret();
    this.#given.set(ticket, this.#now());
    return ticket;
  }

  redeem(ticket: string | null): boolean {
    const at = ticket === null ? undefined : this.#given.get(ticket);
    if (ticket === null || at === undefined) return false;
    this.#given.delete(ticket);
    return this.#now() - at <= LIFE_MS;
  }
}
