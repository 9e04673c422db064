import { CronExpressionParser } from 'cron-parser';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/units.ts';

/** How far back is looked, the nearest first: what comes every second is found in a minute, 29 February in nine years. */
const SPANS_MS = [MINUTE_MS, HOUR_MS, DAY_MS, 8 * DAY_MS, 32 * DAY_MS, 366 * DAY_MS, 9 * 366 * DAY_MS];

/**
 * The last moment at or before `now` at which something was due by this cron expression in this time zone; null where
 * there was none for years. It is looked for forwards, as the scheduler does: backwards the parser fails where an hour
 * was skipped by the clocks.
 */
export function lastDue(cron: string, timezone: string, now: Date): Date | null {
  for (const span of SPANS_MS) {
    const due = lastSince(cron, timezone, new Date(now.getTime() - span), now);
    if (due !== null) return due;
  }
  return null;
}

function lastSince(cron: string, timezone: string, since: Date, now: Date): Date | null {
  const moments = CronExpressionParser.parse(cron, { currentDate: since, tz: timezone });
  let last: Date | null = null;
  for (;;) {
    const next = moments.next().toDate();
    if (next > now) return last;
    last = next;
  }
}
