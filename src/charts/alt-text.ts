import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, hitRate, totalOf } from '../stats/ends.ts';
import type { RulesByUse } from '../stats/rules-by-use.ts';
import type { Stats } from '../stats/stats.ts';
import { percentText } from '../stats/words.ts';
import { duration } from '../text/duration.ts';
import { rulesAltText } from './rules-alt-text.ts';

/** Slack takes no more (`sendPicture`). */
const ALT_TEXT_MAX = 1_000;

/** A picture in words, in at most 1,000 characters. */
export function altTextOf(stats: Stats, use: RulesByUse | null): string {
  const activity = activityAltText(stats);
  const rules = use === null ? '' : rulesAltText(use, ALT_TEXT_MAX - activity.length - 1);
  return rules === '' ? activity : `${activity} ${rules}`;
}

/** The picture of `activityCharts` in words, which are about 500 characters at most. */
function activityAltText({ days, ends, requests, times }: Stats): string {
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
