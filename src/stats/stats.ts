import type { PastDenial } from '../rulebook/preview/past.ts';
import { daysUntil, localDay } from './calendar.ts';
import { END_KEYS, type Ends, endOf, noEnds, totalOf } from './ends.ts';
import type { Answers, Counted, DecisionTimes, ReviewerAnswers, StatsWindow } from './ports.ts';

export interface DayStats {
  /** `2026-11-24` */
  day: string;
  ends: Ends;
  /** Null where people decided nothing. */
  times: DecisionTimes | null;
}

export interface HourStats {
  /** From 0 to 23. */
  hour: number;
  requests: number;
  /** That people gave. */
  answers: number;
}

/** What happened in some days. A request counts on the day and in the hour in which it ended. */
export interface Stats {
  timezone: string;
  since: Date;
  until: Date;
  requests: number;
  ends: Ends;
  times: DecisionTimes | null;
  answers: Answers;
  /** Every day, the oldest first, also those on which nothing happened. */
  days: [DayStats, ...DayStats[]];
  /** Every hour of the day. */
  hours: HourStats[];
  /** Who answered most first. */
  reviewers: ReviewerAnswers[];
  /** How many there are, also those who are not among `reviewers`. */
  reviewersInAll: number;
  /** The newest denials by people. */
  denials: PastDenial[];
  /** Requests that wait for a decision now. */
  waiting: number;
}

/** What to count for so many days in a time zone, today among them. */
export function windowOf(days: number, timezone: string, now: Date): StatsWindow {
  return { days: daysUntil(localDay(timezone, now), days), until: now, timezone };
}

/** Statistics of what was counted, with every day and hour in its place. */
export function statsOf(counted: Counted, window: StatsWindow, denials: PastDenial[]): Stats {
  const { since, waiting, reviewers, reviewersInAll } = counted;
  const days = daysOf(counted, window);
  const ends = noEnds();
  for (const day of days) for (const end of END_KEYS) ends[end] += day.ends[end];
  const { approvals = 0, denials: denied = 0, underTwoSeconds = 0 } = wholeOf(counted) ?? {};
  return {
    timezone: window.timezone,
    since,
    until: window.until,
    requests: totalOf(ends),
    ends,
    times: timesOf(counted, null),
    answers: { approvals, denials: denied, underTwoSeconds },
    days,
    hours: hoursOf(counted),
    reviewers,
    reviewersInAll,
    denials,
    waiting,
  };
}

function daysOf(counted: Counted, { days: [first, ...rest] }: StatsWindow): Stats['days'] {
  const day = (name: string): DayStats => ({ day: name, ends: noEnds(), times: timesOf(counted, name) });
  const days: Stats['days'] = [day(first), ...rest.map(day)];
  const byName = new Map(days.map((one) => [one.day, one]));
  for (const { day: name, outcome, by, requests } of counted.ends) {
    const found = byName.get(name);
    if (found !== undefined) found.ends[endOf(outcome, by)] += requests;
  }
  return days;
}

function timesOf({ times }: Counted, day: string | null): DecisionTimes | null {
  const found = times.find((one) => one.day === day);
  return found === undefined ? null : { median: Math.round(found.median), p95: Math.round(found.p95) };
}

const wholeOf = ({ answersByHour }: Counted) => answersByHour.find(({ hour }) => hour === null);

function hoursOf({ requestsByHour, answersByHour }: Counted): HourStats[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const { approvals = 0, denials = 0 } = answersByHour.find((one) => one.hour === hour) ?? {};
    const requests = requestsByHour.find((one) => one.hour === hour)?.requests ?? 0;
    return { hour, requests, answers: approvals + denials };
  });
}
