import { hitRate } from '../stats/ends.ts';
import type { DayStats } from '../stats/stats.ts';

/** Share of the requests of each day that a rule decided at once, from 0 to 1; null for a day without requests. */
export const hitRates = (days: readonly DayStats[]): (number | null)[] =>
  days.map(({ ends }) => hitRate(ends));

/** How long people took to decide on each day, the median in ms; null for a day without decisions. */
export const medians = (days: readonly DayStats[]): (number | null)[] =>
  days.map(({ times }) => times?.median ?? null);
