import { LRUCache } from 'lru-cache';
import { HOUR_MS } from '../../time/units.ts';
import type { SlackUser } from './slack-user.ts';

/** Ids are asked about again after this time, in ms: a workspace may move to Enterprise Grid, which gives new ones. */
const KEEP_MS = HOUR_MS;
/** Ids that are remembered at a time. */
const KEEP_MAX = 10_000;

/**
 * The ids of each person. On Enterprise Grid somebody may have a local id (`U…`) and a global one (`W…` or `U…`), and
 * Slack may use either (https://docs.slack.dev/reference/methods/migration.exchange). The id that `users.info` answers
 * with stands for all of them.
 */
export class UserIds {
  readonly #now: () => number;
  readonly #kept = new LRUCache<string, { id: string; at: number }>({ max: KEEP_MAX });
  #hasSeveral = false;

  /** @param now in ms, of a clock that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether anybody was found to have more than one id. */
  get hasSeveral(): boolean {
    return this.#hasSeveral;
  }

  /** The one id of somebody; undefined if it is not known. */
  of(id: string): string | undefined {
    const kept = this.#kept.get(id);
    return kept !== undefined && this.#now() - kept.at < KEEP_MS ? kept.id : undefined;
  }

  /**
   * Takes what Slack answered about an id; null if it knows nobody by it.
   * @returns the one id of that person.
   */
  learn(asked: string, user: Pick<SlackUser, 'id' | 'enterprise_user'> | null): string {
    const global = user?.enterprise_user?.id ?? null;
    const id = (global === null ? undefined : this.of(global)) ?? user?.id ?? asked;
    const all = new Set([
      asked,
      id,
      ...(user === null ? [] : [user.id]),
      ...(global === null ? [] : [global]),
    ]);
    if (all.size > 1) this.#hasSeveral = true;
    for (const one of all) this.#kept.set(one, { id, at: this.#now() });
    return id;
  }
}
