import { LRUCache } from 'lru-cache';

/** Members are at most this old, in ms (CONTRACT §7). */
const KEEP_MS = 10_000;
/** User groups that are remembered at a time. */
const KEEP_MAX = 1_000;

interface Kept {
  at: number;
  members: Promise<readonly string[]>;
  /** Null while Slack is being asked. */
  known: readonly string[] | null;
}

/**
 * Members of user groups, asked of Slack once for everybody who wants them within ten seconds: Slack answers twenty such
 * questions a minute (docs.slack.dev, "Rate limits", tier 2). What Slack could not answer is asked again.
 */
export class GroupMembers {
  readonly #ask: (group: string) => Promise<readonly string[]>;
  readonly #now: () => number;
  readonly #kept = new LRUCache<string, Kept>({ max: KEEP_MAX });

  /** @param now in ms, of a clock that never goes back. */
  constructor(ask: (group: string) => Promise<readonly string[]>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  of(group: string): Promise<readonly string[]> {
    const kept = this.#kept.get(group);
    // The age counts from the question: the answer is at least as new as that.
    if (kept !== undefined && this.#now() - kept.at < KEEP_MS) return kept.members;
    const asked: Kept = { at: this.#now(), members: this.#ask(group), known: null };
    this.#kept.set(group, asked);
    void this.#remember(group, asked);
    return asked.members;
  }

  async #remember(group: string, asked: Kept): Promise<void> {
    try {
      asked.known = await asked.members;
    } catch {
      if (this.#kept.get(group) === asked) this.#kept.delete(group);
    }
  }

  /** Slack said that the members changed. An answer that is on its way may be older than that. */
  forget(group: string): void {
    this.#kept.delete(group);
  }

  /** Slack said that something about this person changed: they may have left the groups that they were in. */
  forgetWith(user: string): void {
    const mayHold = ([, { known }]: [string, Kept]): boolean => known === null || known.includes(user);
    for (const [group] of [...this.#kept.entries()].filter(mayHold)) this.#kept.delete(group);
  }
}
