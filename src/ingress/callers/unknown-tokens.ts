import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../time/units.ts';

/** Calls a minute with unknown tokens from one address that are answered 401; further ones are 429. */
export const UNKNOWN_MAX = 10;
/** Tokens not seen valid before that are looked up for one address a minute; further ones are 429 unread. */
const LOOKUPS_MAX = 100;
const WINDOW_MS = MINUTE_MS;
/** Addresses that are kept, and tokens; beyond it those that were not seen for the longest time are forgotten. */
const KEPT_MAX = 10_000;

interface Tries {
  since: number;
  unknown: number;
  lookups: number;
}

/** Seconds; null while no limit is reached. */
type RetryAfter = number | null;

/**
 * Limits calls with unknown tokens by address, in this process. Valid tokens from the same address still work, because
 * callers may share one NAT address: a token that was valid before is always looked up, others {@link LOOKUPS_MAX} times a
 * minute.
 */
export class UnknownTokens {
  readonly #tries = new LRUCache<string, Tries>({ max: KEPT_MAX });
  /** Hashes of tokens that were valid when they were last looked up. */
  readonly #valid = new LRUCache<string, true>({ max: KEPT_MAX });

  /** Before the lookup. @returns seconds after which the caller may try again; null if the token may be looked up. */
  reserve(address: string, hash: string, now: number): RetryAfter {
    if (this.#valid.get(hash) === true) return null;
    const tries = this.#triesOf(address, now);
    if (tries.lookups >= LOOKUPS_MAX) return secondsLeft(tries, now);
    tries.lookups += 1;
    return null;
  }

  /** After a lookup that found a token: it costs nothing. */
  found(address: string, hash: string, now: number): void {
    if (this.#valid.get(hash) === true) return;
    const tries = this.#triesOf(address, now);
    tries.lookups = Math.max(0, tries.lookups - 1);
    this.#valid.set(hash, true);
  }

  /** After a lookup that found none. @returns as for {@link reserve}; null if it is one of the first. */
  missed(address: string, hash: string, now: number): RetryAfter {
    this.#valid.delete(hash);
    const tries = this.#triesOf(address, now);
    tries.unknown += 1;
    return tries.unknown > UNKNOWN_MAX ? secondsLeft(tries, now) : null;
  }

  #triesOf(address: string, now: number): Tries {
    const held = this.#tries.get(address);
    if (held !== undefined && now >= held.since && now - held.since < WINDOW_MS) return held;
    const tries = { since: now, unknown: 0, lookups: 0 };
    this.#tries.set(address, tries);
    return tries;
  }
}

const secondsLeft = ({ since }: Tries, now: number): number =>
  Math.max(1, Math.ceil((since + WINDOW_MS - now) / 1000));
