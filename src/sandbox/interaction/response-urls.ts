import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../time/units.ts';
import { newSecret } from '../workspace/ids.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const LIFE_MS = 30 * MINUTE_MS;
const USES_MAX = 5;
const KEPT_MAX = 1000;

export interface ResponseTarget {
  user: string;
  channel: string;
  /** The message the person acted on; absent for slash commands. */
  ts?: string;
}

export type ResponseRefusal = 'invalid_url' | 'expired_url' | 'used_url';

/** `response_url`s: five answers within half an hour, also where the app is not in the channel. */
export class ResponseUrls {
  readonly #given = new LRUCache<string, ResponseTarget & { at: number; uses: number }>({ max: KEPT_MAX });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Returns the secret last part of the url. */
  give(target: ResponseTarget): string {
    const secret = newSecret();
    this.#given.set(secret, { ...target, at: this.#now(), uses: 0 });
    return secret;
  }

  /** Counts one use. */
  use(secret: string): ResponseTarget | ResponseRefusal {
    const target = this.#given.get(secret);
    if (!target) return 'invalid_url';
    if (this.#now() - target.at > LIFE_MS) return 'expired_url';
    if (target.uses >= USES_MAX) return 'used_url';
    target.uses += 1;
    return target;
  }
}
