import { LRUCache } from 'lru-cache';
import { newSecret } from '../workspace/ids.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const LIFE_MS = 3000;
const KEPT_MAX = 1000;

export interface Trigger {
  user: string;
  /** The view in which the person acted, where there was one. */
  view_id?: string;
}

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** `trigger_id`s: proof that a person just acted, good once and for three seconds. */
export class Triggers {
  readonly #given = new LRUCache<string, Trigger & { at: number; exchanged: boolean }>({ max: KEPT_MAX });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  give(trigger: Trigger): string {
    const at = this.#now();
    const id = `${at}.${Math.floor(at / 1000)}.${newSecret()}`;
    this.#given.set(id, { ...trigger, at, exchanged: false });
    return id;
  }

  /** Looks without using up: a call that fails for another reason leaves the trigger good. */
  check(id: string): Trigger | TriggerRefusal {
    const trigger = this.#given.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.exchanged) return 'exchanged_trigger_id';
    if (this.#now() - trigger.at > LIFE_MS) return 'expired_trigger_id';
    return trigger;
  }

  exchange(id: string): void {
    const trigger = this.#given.get(id);
    if (trigger) trigger.exchanged = true;
  }
}
