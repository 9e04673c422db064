import type { Log } from '../log/log.ts';

export interface Rhythm {
  /** Before the first run, in ms; 0 if not given. */
  firstMs?: number;
  /** After a run that worked, in ms; a function is asked each time. */
  everyMs: number | (() => number);
  /** After a run that failed, in ms; doubled with each further failure. Like `everyMs` if not given. */
  retryMs?: number;
  /** The longest pause after a run that failed, in ms. Like `retryMs` if not given. */
  retryMaxMs?: number;
}

export interface Periodic {
  /** Runs again at once, unless the last run failed. */
  soon: () => void;
  /** Waits for the run that is under way. */
  stop: () => Promise<void>;
}

/** As {@link repeat}; failures are logged under the name `what`. */
export function startPeriodic(
  what: string,
  work: () => Promise<unknown>,
  rhythm: Rhythm,
  log: Pick<Log, 'debug' | 'warn'>,
): Periodic {
  return repeat(work, rhythm, (error, failures) => {
    // At the start the other side is often not there yet.
    if (failures === 1) log.debug({ err: error, what }, 'it did not work yet');
    else log.warn({ err: error, what, failures }, 'it still does not work');
  });
}

/**
 * Runs `work` again and again in this process, never twice at a time, until it is stopped. A failure ends nothing.
 * @param onFailure is told of each failure, and how many there were in a row.
 */
export function repeat(
  work: () => Promise<unknown>,
  { firstMs = 0, everyMs, retryMs, retryMaxMs = retryMs }: Rhythm,
  onFailure: (error: unknown, failures: number) => void,
): Periodic {
  let stopped = false;
  let isRunning = false;
  let isWanted = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  async function run(): Promise<void> {
    isRunning = true;
    isWanted = false;
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      onFailure(error, failures);
    }
    isRunning = false;
    if (!stopped) schedule(pause());
  }

  function pause(): number {
    if (failures > 0 && retryMs !== undefined)
      return Math.min(retryMaxMs ?? retryMs, retryMs * 2 ** Math.min(failures - 1, 20));
    if (isWanted && failures === 0) return 0;
    return typeof everyMs === 'number' ? everyMs : everyMs();
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(start, ms);
  }

  function start(): void {
    running = run();
  }

  if (firstMs === 0) start();
  else schedule(firstMs);
  return {
    soon: () => {
      isWanted = true;
      if (!stopped && !isRunning && failures === 0) schedule(0);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
