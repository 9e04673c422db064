import type { Log } from '../log.ts';

/** How often the sweep looks, in ms. It bounds how late a denial can be when the queue has lost its job. */
const EVERY_MS = 1_000;
/** Rows that one look takes on; the next look goes on with the others. */
const BATCH = 500;
/** What the queue is given time for before the sweep does it, in ms. */
const GRACE_MS = 5_000;

export interface SweepWork {
  overdue(now: Date, limit: number): Promise<string[]>;
  timeOut(requestId: string): Promise<void>;
  /** Requests whose card is missing, or does not show that they ended. */
  outOfStep(before: Date, limit: number): Promise<string[]>;
  /** Asks for the card to be brought into step. */
  syncCard(requestId: string): Promise<void>;
}

/**
 * The net under the queues: the deadline is in the database, and this finds what no job came for. It runs in the
 * process, not as a job, because a stopped queue is what it is for.
 */
export function startSweep(work: SweepWork, now: () => Date, log: Log): { stop: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const at = now();
    const overdue = await work.overdue(at, BATCH);
    await each(overdue, work.timeOut);
    const outOfStep = await work.outOfStep(new Date(at.getTime() - GRACE_MS), BATCH);
    await each(outOfStep, work.syncCard);
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
