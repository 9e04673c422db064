import { daysUntil, localDay } from '../../stats/calendar.ts';
import type { StatsStore, StatsWindow } from '../../stats/ports.ts';
import { REVIEWERS_MAX } from '../../stats/read-stats.ts';
import { type Stats, statsOf } from '../../stats/stats.ts';
import { DAY_MS } from '../../time/units.ts';
import { lastDue } from './last-due.ts';

const DAYS = 7;

/** The last week and the one before. */
export interface Weeks {
  now: Stats;
  before: Stats;
}

export interface WeeksDeps {
  stats: StatsStore;
  /** IANA name: weeks begin and end at its midnights. */
  timezone: string;
}

/** Statistics of both weeks. Throws `StoreUnavailable`. */
export async function readWeeks({ stats, timezone }: WeeksDeps, now: Date): Promise<Weeks> {
  const read = async (window: StatsWindow): Promise<Stats> =>
    statsOf(await stats.count(window, REVIEWERS_MAX), window, []);
  const windows = weekWindows(timezone, now);
  return { now: await read(windows.now), before: await read(windows.before) };
}

/** The last seven whole days and the seven before, so that the two can be compared whatever time it is. */
export function weekWindows(timezone: string, now: Date): { now: StatsWindow; before: StatsWindow } {
  const last = lastMidnight(timezone, now);
  // Twelve hours later it is that day for certain, whatever the clocks did in between.
  const first = lastMidnight(timezone, new Date(last.getTime() - (DAYS - 0.5) * DAY_MS));
  return { now: weekBefore(last, timezone), before: weekBefore(first, timezone) };
}

/** The seven days that end at a midnight, itself not among them. */
function weekBefore(midnight: Date, timezone: string): StatsWindow {
  const until = new Date(midnight.getTime() - 1);
  return { days: daysUntil(localDay(timezone, until), DAYS), until, timezone };
}

const lastMidnight = (timezone: string, now: Date): Date => lastDue('0 0 * * *', timezone, now) ?? now;
