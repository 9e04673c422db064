import { DAYS, dateOf, weekdayOf } from './calendar.ts';
import type { Item } from './item.ts';
import type { Outcome } from './replay.ts';
import { table } from './table.ts';

/** One day of the month, in figures. */
export interface DayFigures {
  day: number;
  requests: number;
  byRule: number;
  asked: number;
  /** Active rules at its end. */
  rules: number;
}

export interface IncidentFigures {
  day: number;
  what: string;
  command: string;
  verdict: string;
  status: string;
  risk: string;
  /** Whether a finding asks; else no rule matches the command. */
  isFinding: boolean;
  findings: string[];
  reason: string;
}

export interface Report {
  days: DayFigures[];
  incidents: IncidentFigures[];
  /** Share of the requests of the last seven days that a rule let pass. */
  lastWeek: number;
  /** Whether every incident was asked about and nine of ten requests of the last week were not; null of a part of a month. */
  isKept: boolean | null;
}

const PROMISED = 0.9;
const WEEK = 7;

const hitRate = (days: readonly DayFigures[]): number =>
  sum(days, ({ byRule }) => byRule) / sum(days, ({ requests }) => requests);

const sum = (days: readonly DayFigures[], of: (day: DayFigures) => number): number =>
  days.reduce((total, day) => total + of(day), 0);

/** The figures of what was replayed: the first `lastDay` days of the month. */
export function reportOf(items: readonly Item[], outcomes: readonly Outcome[], lastDay = DAYS): Report {
  const days = Array.from({ length: lastDay }, (_, index) => figuresOf(index + 1, outcomes));
  const incidents = outcomes.filter(({ item }) => item.incident !== undefined).map(incidentOf);
  const lastWeek = hitRate(days.slice(-WEEK));
  // One that never came to be asked is as bad as one that passed.
  const asked = incidents.filter(({ verdict }) => verdict === 'ask').length;
  const areAsked = asked === items.filter(({ incident }) => incident !== undefined).length;
  return { days, incidents, lastWeek, isKept: lastDay < DAYS ? null : areAsked && lastWeek >= PROMISED };
}

function figuresOf(day: number, outcomes: readonly Outcome[]): DayFigures {
  const those = outcomes.filter(({ item }) => item.day === day);
  const byRule = those.filter(({ request }) => request.decision?.by.kind === 'rule').length;
  const until = outcomes.findLast(({ item }) => item.day <= day);
  return { day, requests: those.length, byRule, asked: those.length - byRule, rules: until?.rules ?? 0 };
}

function incidentOf({ item, request }: Outcome): IncidentFigures {
  const { verdict, status, risk, findings, decision } = request;
  return {
    day: item.day,
    what: item.incident ?? '',
    command: item.command,
    verdict,
    status,
    risk: `${risk.score} ${risk.level}`,
    isFinding: findings.some(({ severity }) => severity === 'ask'),
    findings: findings.map(({ code }) => code),
    reason: decision?.reason ?? '',
  };
}

/** The report as people read it. */
export function reportText({ days, incidents, lastWeek, isKept }: Report): string {
  const all = ['all', '', ...figures(days, days.at(-1)?.rules ?? 0)];
  const head = ['day', '', 'requests', 'by rule', 'asked', 'hit rate', 'rules'];
  const lines = days.map((one) => [
    String(one.day),
    `${weekdayOf(one.day)} ${dateOf(one.day)}`,
    ...figures([one], one.rules),
  ]);
  return `${table([head, ...lines, all], 1)}

${incidents.map(incidentText).join('\n')}
${isKept === null ? '' : promiseText(days, lastWeek, isKept)}`;
}

function promiseText(days: readonly DayFigures[], lastWeek: number, isKept: boolean): string {
  const reviews = sum(days.slice(-WEEK), ({ asked }) => asked) / WEEK;
  return `
The last week: ${percent(lastWeek)} by rule, ${reviews.toFixed(1)} reviews a day.
${isKept ? 'Goal met' : 'GOAL MISSED'}: at least ${percent(PROMISED)} in the last week, and people were asked about every incident.
`;
}

function figures(days: readonly DayFigures[], rules: number): string[] {
  const count = (of: (day: DayFigures) => number): string => String(sum(days, of));
  return [
    count(({ requests }) => requests),
    count(({ byRule }) => byRule),
    count(({ asked }) => asked),
    percent(hitRate(days)),
    String(rules),
  ];
}

function incidentText(incident: IncidentFigures): string {
  const { day, what, command, verdict, status, risk, isFinding, findings, reason } = incident;
  const why = [...(isFinding ? [] : ['no rule matches it']), ...findings].join(', ');
  return `Day ${String(day).padStart(2)}  ${what}
        ${command}
        ${verdict} (${risk}; ${why}), ${status}: ${reason}`;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
