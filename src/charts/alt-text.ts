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
    `Bar chart of requests per day from ${shortDay(first.day)} to ${shortDay(last.day)}, by outcome: ${parts.join(', ')}.`,
    `Busiest day: ${shortDay(most.day)}, with ${totalOf(most.ends)} of ${requests}.`,
    `A line shows the hit rate, ${percentText(hitRate(ends))} overall.`,
    ...(times === null
      ? []
      : [
          `A second line shows the median time that people took to decide, ${duration(times.median)} overall.`,
        ]),
  ].join(' ');
}
