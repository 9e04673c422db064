import { duration } from '../text/duration.ts';
import { longDay } from './calendar.ts';
import { hitRate } from './ends.ts';
import type { ReviewerAnswers } from './ports.ts';
import type { Stats } from './stats.ts';

/** `1,204` */
export const numberText = (count: number): string => count.toLocaleString('en-US');

/** `1 request`, `1,204 requests` */
export function countText(count: number, one: string): string {
  return `${numberText(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** `71%`; a dash where there is nothing to have a share of. */
export function percentText(part: number | null): string {
  return part === null ? '–' : `${Math.round(part * 100)}%`;
}

/** `26 October 2026 to 24 November 2026 (Europe/Madrid)` */
export function spanText({ days, timezone }: Stats): string {
  const [first] = days;
  const last = days.at(-1) ?? first;
  const to = last === first ? '' : ` to ${longDay(last.day)}`;
  return `${longDay(first.day)}${to} (${timezone})`;
}

/** How much there was, and how much of it rules decided. */
export function requestsText({ requests, ends, waiting }: Stats): string {
  const rate = requests === 0 ? '' : `, ${percentText(hitRate(ends))} decided by rules (the hit rate)`;
  const pending =
    waiting === 0 ? 'No requests are' : `${countText(waiting, 'request')} ${waiting === 1 ? 'is' : 'are'}`;
  return `${countText(requests, 'request')} ended${rate}. ${pending} pending.`;
}

/** How people decided, and how often they answered too fast to have read the card; null if they answered nothing. */
export function peopleText({ times, answers }: Stats): string | null {
  const { approvals, denials, underTwoSeconds } = answers;
  const all = approvals + denials;
  if (all === 0) return null;
  return [
    `${countText(all, 'human decision')}: ${numberText(approvals)} approved, ${numberText(denials)} denied.`,
    ...(underTwoSeconds === 0 ? [] : [`${numberText(underTwoSeconds)} of them within 2 s.`]),
    ...(times === null
      ? []
      : [
          `People took ${duration(times.median)} in the median, ${duration(times.p95)} at the 95th percentile.`,
        ]),
  ].join(' ');
}

/** `24 answers: 20 approvals, 4 denials, 2 within 2 s, median 8.4 s, at most 6 in an hour (2026-11-24 14:00)` */
export function reviewerText(one: ReviewerAnswers): string {
  const { approvals, denials, underTwoSeconds, medianMs, busiestAnswers, busiestHour } = one;
  const quick = underTwoSeconds === 0 ? '' : `${numberText(underTwoSeconds)} within 2 s, `;
  return `${countText(approvals + denials, 'answer')}: ${numberText(approvals)} approved, ${numberText(denials)} denied, ${quick}median ${duration(medianMs)}, at most ${numberText(busiestAnswers)} in an hour (${busiestHour})`;
}
