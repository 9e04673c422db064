import type { Log } from '../log/log.ts';

export interface Rhythm {
  /** From one time that worked to the next, in ms; a function is asked each time. */
  everyMs: number | (() => number);
  /** After one that did not, at first and at most, in ms. */
  retryMs: number;
  retryMaxMs: number;
}

/**
 * Does something now and then again and again, in this process, for as long as it runs. What fails is tried again sooner;
 * nobody waits for it, and it ends nothing. `soon` asks for the next time at once, unless the last one failed.
 */
export function startPeriodic(
  what: string,
  work: () => Promise<void>,
  { everyMs, retryMs, retryMaxMs }: Rhythm,
  log: Pick<Log, 'debug' | 'warn'>,
): { soon: () => void; stop: () => Promise<void> } {
  let stopped = false;
  let isRunning = false;
  let isWanted = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let running = run();

  async function run(): Promise<void> {
    isRunning = true;
    isWanted = false;
    try {
      await work();
      failures = 0;
    } catch (error) {
      failures += 1;
      // At the start the other side is often not there yet.
      if (failures === 1) log.debug({ err: error, what }, 'it did not work yet');
      else log.warn({ err: error, what, failures }, 'it still does not work');
    }
    isRunning = false;
    if (stopped) return;
    const pause =
      failures === 0
        ? isWanted
          ? 0
          : usualPause()
        : Math.min(retryMaxMs, retryMs * 2 ** Math.min(failures - 1, 20));
    schedule(pause);
  }

  const usualPause = (): number => (typeof everyMs === 'number' ? everyMs : everyMs());

  function schedule(pause: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = run();
    }, pause);
  }

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
