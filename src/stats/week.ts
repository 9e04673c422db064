import { duration } from '../text/duration.ts';
import { hitRate, share } from './ends.ts';
import type { Stats } from './stats.ts';
import { numberText, percentText } from './words.ts';

/** A week in numbers, as far as a digest tells of it. */
export interface Week {
  /** The first and the last of its days, as `2026-11-24`. */
  from: string;
  to: string;
  /** That ended in it. */
  requests: number;
  /** Share that rules decided at once, from 0 to 1; null where there was no request. */
  byRule: number | null;
  /** Answers by people. */
  approvals: number;
  denials: number;
  timedOut: number;
  /** From the question to the decision of people, in ms; null where they decided nothing. */
  medianMs: number | null;
  p95Ms: number | null;
  /** Answers given within two seconds of the question. */
  underTwoSeconds: number;
  /** Who answered most first, at most `REVIEWERS_MAX`. */
  reviewers: { reviewer: string; answers: number }[];
  /** How many there are, also those who are not among `reviewers`. */
  reviewersInAll: number;
}

/** The numbers of a week's statistics. */
export function weekOf({ days, requests, ends, times, answers, reviewers, reviewersInAll }: Stats): Week {
  const [first] = days;
  return {
    from: first.day,
    to: (days.at(-1) ?? first).day,
    requests,
    byRule: hitRate(ends),
    approvals: answers.approvals,
    denials: answers.denials,
    timedOut: ends.timedOut,
    medianMs: times?.median ?? null,
    p95Ms: times?.p95 ?? null,
    underTwoSeconds: answers.underTwoSeconds,
    reviewers: reviewers.map(({ reviewer, approvals, denials }) => ({
      reviewer,
      answers: approvals + denials,
    })),
    reviewersInAll,
  };
}

/** A number's name, what it is, and what it was the week before. */
export type WeekRow = [string, string, string];

/** The numbers of a week beside those of the week before, in words. */
export function weekRows(now: Week, before: Week): WeekRow[] {
  const row = (name: string, text: (week: Week) => string): WeekRow => [name, text(now), text(before)];
  const time = (ms: number | null): string => (ms === null ? '–' : duration(ms));
  return [
    row('requests', ({ requests }) => numberText(requests)),
    row('decided by rules', ({ byRule }) => percentText(byRule)),
    row('approvals', ({ approvals }) => numberText(approvals)),
    row('denials', ({ denials }) => numberText(denials)),
    row('time-outs', ({ timedOut }) => numberText(timedOut)),
    row('median decision', ({ medianMs }) => time(medianMs)),
    row('95th percentile', ({ p95Ms }) => time(p95Ms)),
    row('within 2 s', ({ underTwoSeconds }) => numberText(underTwoSeconds)),
    row('share approved', ({ approvals, denials }) => percentText(share(approvals, approvals + denials))),
  ];
}
