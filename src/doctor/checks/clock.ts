import { type Finding, ok, warn } from '../finding.ts';

/** A clock that is off by more than this, in ms, is named. */
const SKEW_MS = 30_000;

/** This machine's clock against the date of Slack's answers. @param aheadMs null if Slack gave none. */
export function checkClock(aheadMs: number | null): Finding[] {
  if (aheadMs === null) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  if (Math.abs(aheadMs) <= SKEW_MS)
    return [ok('clock', `The clock differs from Slack's clock by at most ${Math.max(1, seconds)} s.`)];
  const way = aheadMs > 0 ? 'ahead of' : 'behind';
  return [
    warn(
      'clock',
      `The clock is ${seconds} s ${way} Slack's.`,
      'Synchronize the clock with NTP. Deadlines, working hours and grants depend on it.',
    ),
  ];
}
