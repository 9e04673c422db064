import type { Clock } from '../approval/ports.ts';
import type { Past } from '../rulebook/preview/past.ts';
import type { StatsStore } from './ports.ts';
import { type Stats, statsOf, windowOf } from './stats.ts';

/** Reviewers that statistics name. */
export const REVIEWERS_MAX = 10;
/** Denials that statistics hold, the newest ones; the runbook has the others. */
const DENIALS_MAX = 20;

export interface StatsDeps {
  store: StatsStore;
  past: Past;
  clock: Clock;
  /** The team's, as an IANA name. */
  timezone: string;
}

/** Statistics of so many days, today among them. */
export async function readStats({ store, past, clock, timezone }: StatsDeps, days: number): Promise<Stats> {
  const window = windowOf(days, timezone, clock.now());
  const counted = await store.count(window, REVIEWERS_MAX);
  return statsOf(counted, window, await past.denials(counted.since, DENIALS_MAX));
}
