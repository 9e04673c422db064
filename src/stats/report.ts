import { duration } from '../text/duration.ts';
import { END_KEYS, ENDS, hitRate, share, totalOf } from './ends.ts';
import type { DayStats, Stats } from './stats.ts';
import { countText, numberText, peopleText, percentText, requestsText, spanText } from './words.ts';

export interface ReportTable {
  heading: string;
  columns: string[];
  /** As many cells as there are columns. */
  rows: string[][];
  note: string | null;
}

/** A denial as the report lists it: what people and callers wrote is still as they wrote it. */
export interface ReportDenial {
  reason: string | null;
  command: string;
  facts: string;
}

/** Statistics in words and tables, before they become Markdown or plain text. */
export interface Report {
  title: string;
  lines: string[];
  tables: ReportTable[];
  denials: ReportDenial[];
  /** Where the denials are not all of them. */
  denialsNote: string | null;
}

/** @param names of people, by their ids; an id without a name stands for itself */
export function reportOf(stats: Stats, names: ReadonlyMap<string, string>): Report {
  const { denials, ends, hours } = stats;
  const name = (id: string): string => names.get(id) ?? id;
  const people = peopleText(stats);
  const busyDays = stats.days.filter((day) => totalOf(day.ends) > 0);
  const busyHours = hours.filter(({ requests, answers }) => requests + answers > 0);
  return {
    title: `Request summary: ${spanText(stats)}`,
    lines: [requestsText(stats), ...(people === null ? [] : [people])],
    tables: [
      table(
        'By outcome',
        ['Outcome', 'Requests', 'Share'],
        END_KEYS.filter((end) => ends[end] > 0).map((end) => [
          ENDS[end],
          numberText(ends[end]),
          percentText(share(ends[end], stats.requests)),
        ]),
      ),
      table('By day', DAY_COLUMNS, busyDays.map(dayRow), leftOut(stats.days.length - busyDays.length, 'day')),
      table(
        'By hour',
        ['Hour', 'Requests', 'Answers by people'],
        busyHours.map(({ hour, requests, answers }) => [
          `${String(hour).padStart(2, '0')}:00`,
          numberText(requests),
          numberText(answers),
        ]),
        leftOut(hours.length - busyHours.length, 'hour'),
      ),
      reviewerTable(stats, name),
    ],
    denials: denials.map(({ reason, command, environment, repository, by, at }) => ({
      reason,
      command,
      facts: [
        at.toISOString(),
        `by ${name(by)}`,
        `in ${environment}`,
        ...(repository ? [repository] : []),
      ].join(', '),
    })),
    denialsNote: moreText(ends.deniedByPerson - denials.length, 'see the runbook'),
  };
}

const table = (
  heading: string,
  columns: string[],
  rows: string[][],
  note: string | null = null,
): ReportTable => ({ heading, columns, rows, note });

/** Rows of zeros say nothing, so they are only counted. */
const leftOut = (count: number, one: string): string | null =>
  count === 0 ? null : `${countText(count, one)} without requests left out.`;

const DAY_COLUMNS = [
  'Day',
  'Requests',
  'Allowed by rule',
  'Approved',
  'Denied',
  'Timed out',
  'Canceled',
  'Hit rate',
  'Median decision',
];

function dayRow({ day, ends, times }: DayStats): string[] {
  const { allowedByRule, approvedByPeople, deniedByPerson, deniedByRule, deniedByPolicy } = ends;
  const denied = deniedByPerson + deniedByRule + deniedByPolicy;
  const counts = [totalOf(ends), allowedByRule, approvedByPeople, denied, ends.timedOut, ends.canceled];
  return [
    day,
    ...counts.map(numberText),
    percentText(hitRate(ends)),
    times === null ? '–' : duration(times.median),
  ];
}

function reviewerTable({ reviewers, reviewersInAll }: Stats, name: (id: string) => string): ReportTable {
  return table(
    'By reviewer',
    ['Reviewer', 'Answers', 'Approvals', 'Denials', 'Under 2 s', 'Median', 'Most in an hour', 'Busiest hour'],
    reviewers.map((one) => [
      name(one.reviewer),
      ...[one.approvals + one.denials, one.approvals, one.denials, one.underTwoSeconds].map(numberText),
      duration(one.medianMs),
      numberText(one.busiestAnswers),
      one.busiestHour,
    ]),
    moreText(reviewersInAll - reviewers.length, 'reviewers with fewer answers'),
  );
}

function moreText(more: number, why: string): string | null {
  return more > 0 ? `And ${numberText(more)} more: ${why}.` : null;
}
