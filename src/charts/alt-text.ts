import { shortDay } from '../stats/calendar.ts';
import { END_KEYS, ENDS, hitRate, totalOf } from '../stats/ends.ts';
import type { RulesByUse } from '../stats/rules-by-use.ts';
import type { Stats } from '../stats/stats.ts';
import { percentText } from '../stats/words.ts';
import { duration } from '../text/duration.ts';
import { type Mark, marksOf } from './marks.ts';
import { rulesAltText } from './rules-alt-text.ts';
import { hitRates, medians } from './series.ts';

/** Slack takes no more (`sendPicture`). */
const ALT_TEXT_MAX = 1_000;

/** A picture in words, in at most 1,000 characters. */
export function altTextOf(stats: Stats, use: RulesByUse | null): string {
  const activity = activityAltText(stats);
  const rules = use === null ? '' : rulesAltText(use, ALT_TEXT_MAX - activity.length - 1);
  return rules === '' ? activity : `${activity} ${rules}`;
}

/** The picture of `activityCharts` in words, which are about 600 characters at most. */
function activityAltText({ days, ends, requests, times }: Stats): string {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const most = days.reduce((busiest, day) => (totalOf(day.ends) > totalOf(busiest.ends) ? day : busiest));
  const parts = END_KEYS.filter((end) => ends[end] > 0).map((end) => `${ends[end]} ${ENDS[end]}`);
  const rates = marksText(days, marksOf(hitRates(days), 'lowest'), 'lowest', percentText);
  const waits = marksText(days, marksOf(medians(days), 'highest'), 'longest', duration);
  return [
    `Bar chart of requests per day from ${shortDay(first.day)} to ${shortDay(last.day)}, by outcome: ${parts.join(', ') || 'none'}.`,
    ...(requests === 0
      ? []
      : [`Busiest day: ${shortDay(most.day)}, with ${totalOf(most.ends)} of ${requests}.`]),
    ...(rates === null
      ? []
      : [`Below, a line of the hit rate, ${percentText(hitRate(ends))} overall${rates}.`]),
    ...(waits === null || times === null
      ? []
      : [
          `Below that, a line of the median time that people took to decide, ${duration(times.median)} overall${waits}.`,
        ]),
  ].join(' ');
}

/** `; 90% on 24 Nov, the lowest 71% on 3 Nov`; null if nothing is drawn. */
function marksText(
  days: Stats['days'],
  marks: ReturnType<typeof marksOf>,
  worst: string,
  textOf: (value: number) => string,
): string | null {
  if (marks === null) return null;
  const on = ({ index, value }: Mark): string => `${textOf(value)} on ${shortDay(days[index]?.day ?? '')}`;
  return `; ${on(marks.last)}${marks.worst === marks.last ? '' : `, the ${worst} ${on(marks.worst)}`}`;
}
