import { duration } from '../text/duration.ts';
import { longDay } from './calendar.ts';
import { hitRate, share } from './ends.ts';
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
  const rate =
    requests === 0 ? '' : ` Rules decided ${percentText(hitRate(ends))} of them at once: the hit rate.`;
  return `${countText(requests, 'request')} ended.${rate} Waiting for a decision now: ${numberText(waiting)}.`;
}

/** How people decided, with what shows that they are tired; null where they answered nothing. */
export function peopleText({ times, answers }: Stats): string | null {
  const { approvals, denials, underTwoSeconds } = answers;
  const all = approvals + denials;
  if (all === 0) return null;
  const took =
    times === null
      ? ''
      : ` Decisions took ${duration(times.median)} in the median, ${duration(times.p95)} at the 95th percentile.`;
  return `People answered ${countText(all, 'time')}, ${percentText(share(approvals, all))} of it approvals, ${numberText(underTwoSeconds)} within two seconds of the question.${took}`;
}

/** `24 answers: 20 approvals, 4 denials, 2 within two seconds, median 8.4 s, at most 6 in an hour (2026-11-24 14:00)` */
export function reviewerText(one: ReviewerAnswers): string {
  const { approvals, denials, underTwoSeconds, medianMs, busiestAnswers, busiestHour } = one;
  return `${countText(approvals + denials, 'answer')}: ${countText(approvals, 'approval')}, ${countText(denials, 'denial')}, ${numberText(underTwoSeconds)} within two seconds, median ${duration(medianMs)}, at most ${numberText(busiestAnswers)} in an hour (${busiestHour})`;
}
