import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../approval/ports.ts';
import type { Log } from '../log/log.ts';
import { isBaselineComplete, writeBaseline } from '../store/audit/rows/baseline.ts';
import type { Database } from '../store/database/database.ts';

/** How long a start waits for the baseline, in ms; the rest is made beside requests. */
const AT_START_MS = 1_000;
/** Between two entries, so that writers come first, and after a fault. */
const PAUSE_MS = 20;
const AFTER_FAULT_MS = 5_000;
/** Entries between two lines of the log. */
const SAID_EVERY = 500;

/**
 * Tells the audit log what rows hold that an older version wrote, once. A small database is done when it resolves; a
 * large one goes on in the background, and again at the next start.
 */
export async function startAuditBaseline(
  { prisma }: Pick<Database, 'prisma'>,
  clock: Clock,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  if (await isBaselineComplete(prisma)) return { stop: () => Promise.resolve() };
  const write = () => writeBaseline(prisma, () => clock.now());
  const began = performance.now();
  let isComplete = false;
  while (!isComplete && performance.now() - began < AT_START_MS) isComplete = await write();
  const stopping = new AbortController();
  const running = isComplete ? Promise.resolve() : goOn(write, log, stopping.signal);
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}

async function goOn(write: () => Promise<boolean>, log: Log, signal: AbortSignal): Promise<void> {
  for (let entries = 1; !signal.aborted; entries += 1) {
    try {
      if (await write()) return log.info({}, 'the audit log covers every row');
      if (entries % SAID_EVERY === 0) log.info({ entries }, 'adding older rows to the audit log');
      await pause(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    } catch (error) {
      log.warn({ err: error }, 'older rows are not in the audit log yet');
      await pause(AFTER_FAULT_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
