import { startPeriodic } from '../concurrency/periodic.ts';
import type { Log } from '../log/log.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import { DAY_MS, MINUTE_MS } from '../time/units.ts';
import { type QueueHome } from './job-queue.ts';
import { startQueue } from './queue.ts';

export interface WeeklyWork {
  /** Five fields, or six with seconds in front. */
  cron: string;
  /** IANA name. */
  timezone: string;
  /** Does what is due, once however often it is called. */
  postDue(): Promise<void>;
}

/** It is tried for about an hour; after that the next start of a gate does it. */
const TRIES = { attempts: 70, backoff: { type: 'custom' as const } };
const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = MINUTE_MS;
/** Scheduled again every day, in case that the queue was emptied. */
const SCHEDULING = { everyMs: DAY_MS, retryMs: RETRY_MIN_MS, retryMaxMs: RETRY_MAX_MS };

/** Keeps the weekly message on time; at the start it does what was due while no gate was running. */
export async function startWeekly(
  home: QueueHome,
  { cron, timezone, postDue }: WeeklyWork,
  log: Log,
): Promise<{ stop: () => Promise<void> }> {
  const queue = await startQueue<Record<string, never>>({
    home,
    name: 'digest',
    work: () => postDue(),
    concurrency: 1,
    backoff: (attempts, error) => {
      log.warn({ err: error, attempts }, 'cannot post the weekly digest yet');
      return Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** Math.min(attempts - 1, 10));
    },
    onError: warnRarely(log, 'the queue of the weekly digest reported an error'),
  });
  const schedule = async (): Promise<void> => {
    await queue.repeat('weekly', { pattern: cron, tz: timezone }, {}, TRIES);
    await queue.add({}, TRIES);
  };
  // The queue may be out of reach when the gate starts.
  const scheduling = startPeriodic('scheduling the weekly digest', schedule, SCHEDULING, log);
  return {
    stop: async () => {
      await Promise.all([scheduling.stop(), queue.stop()]);
    },
  };
}
