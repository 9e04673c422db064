import type { Log } from '../log.ts';

/** How often the sweep looks, in ms. It bounds how late a denial can be when the queue has lost its job. */
const EVERY_MS = 1_000;
/** Rows that one look takes on; the next look goes on with the others. */
const BATCH = 500;

/** Something that no job may have come for, done for all at once. */
export type WholeChore = () => Promise<void>;

/** The same, done for one after the other. */
export interface Chore {
  /** Ids of the requests, or notices, that need it, at most `limit`. */
  find(now: Date, limit: number): Promise<string[]>;
  /** May be repeated without harm. */
  heal(requestId: string): Promise<void>;
}

/**
 * The net under the queues: what is due is in the database, and this finds what no job came for. It runs in the process,
 * not as a job, because a stopped queue is what it is for. Chores are done in their order, the most urgent first.
 */
export function startSweep(
  chores: readonly (WholeChore | Chore)[],
  now: () => Date,
  log: Log,
): { stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    for (const chore of chores) {
      if (typeof chore === 'function') await chore();
      else await each(await chore.find(now(), BATCH), chore.heal);
    }
  }

  async function each(ids: readonly string[], heal: (id: string) => Promise<void>): Promise<void> {
    for (const id of ids) {
      if (stopped) return;
      await heal(id).catch((error: unknown) =>
        log.warn({ err: error, requestId: id }, 'the sweep could not heal'),
      );
    }
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      running = look()
        .catch((error: unknown) => log.warn({ err: error }, 'the sweep could not look'))
        .then(schedule);
    }, EVERY_MS);
  }

  schedule();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
