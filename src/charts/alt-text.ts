import { duration } from '../approval/duration.ts';
import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, hitRate, totalOf } from '../stats/ends.ts';
import type { Stats } from '../stats/stats.ts';
import { percentText } from '../stats/words.ts';

/** The picture of `activityChart` in words; far below the 1,000 characters that Slack takes. */
export function activityAltText({ days, ends, requests, times }: Stats): string {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const most = days.reduce((busiest, day) => (totalOf(day.ends) > totalOf(busiest.ends) ? day : busiest));
  const parts = END_KEYS.filter((end) => ends[end] > 0).map((end) => `${ends[end]} ${ENDS[end]}`);
  return [
    `Bars of the requests on each day from ${shortDay(first.day)} to ${shortDay(last.day)}, by how they ended: ${parts.join(', ')}.`,
    `The most were ${totalOf(most.ends)} of ${requests}, on ${shortDay(most.day)}.`,
    `A line of the hit rate, ${percentText(hitRate(ends))} in all.`,
    ...(times === null
      ? []
      : [
          `Below, a line of the time that people took to decide; its median is ${duration(times.median)} in all.`,
        ]),
  ].join(' ');
}
