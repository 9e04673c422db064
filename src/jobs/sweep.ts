import { withDeadline } from '../concurrency/deadline.ts';
import { repeat } from '../concurrency/periodic.ts';
import type { Log } from '../log/log.ts';

/** How often each chore runs, in ms. It limits how late a denial can be if the queue lost its job. */
const EVERY_MS = 1_000;
/** Rows that one look takes; the next look takes the others. */
const BATCH = 500;
/** Longest wait for a look, or for one thing that it heals, in ms. */
const LIMIT_MS = 30_000;

/** Work for which a job may have been lost. */
export interface Chore {
  /** For the log, such as `time-outs`. */
  name: string;
  /** Ids of the requests, or notices, that need it, at most `limit`. */
  find(now: Date, limit: number): Promise<string[]>;
  /** Safe to repeat, even while it still runs. */
  heal(requestId: string): Promise<void>;
  /** How many are healed at the same time. */
  atOnce: number;
}

/** The same, done for all at once. */
export interface WholeChore {
  name: string;
  run(): Promise<void>;
}

/**
 * A safety net under the queues: due work is in the database, and this finds what no job was run for. It runs in the
 * process, not as a job, because it has to work when the queue does not. Each chore has a loop of its own: one that waits
 * for Slack does not delay the others.
 */
export function startSweep(
  chores: readonly (WholeChore | Chore)[],
  now: () => Date,
  log: Log,
): { stop: () => Promise<void> } {
  const loops = chores.map((chore) => startLoop(chore, now, log));
  return {
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startLoop(chore: WholeChore | Chore, now: () => Date, log: Log): { stop: () => Promise<void> } {
  const { name } = chore;
  const stopping = new AbortController();

  async function look(): Promise<void> {
    if ('run' in chore) return inTime(chore.run());
    const ids = await inTime(chore.find(now(), BATCH));
    const workers = Array.from({ length: Math.min(chore.atOnce, ids.length) }, () => healNext(chore, ids));
    await Promise.all(workers);
  }

  async function healNext({ heal }: Chore, ids: string[]): Promise<void> {
    for (let id = ids.shift(); id !== undefined && !stopping.signal.aborted; id = ids.shift()) {
      const requestId = id;
      await inTime(heal(requestId)).catch((error: unknown) =>
        log.warn({ err: error, chore: name, requestId }, 'the sweep could not repair'),
      );
    }
  }

  const looking = repeat(look, { firstMs: EVERY_MS, everyMs: EVERY_MS }, (error) =>
    log.warn({ err: error, chore: name }, 'the sweep could not query the database'),
  );
  return {
    stop: () => {
      stopping.abort();
      return looking.stop();
    },
  };
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return withDeadline(work, LIMIT_MS, `not finished within ${LIMIT_MS / 1000} s`);
}
