import type { AuditFigures } from './audit.ts';
import type { AutoApproveFigures } from './auto-approve.ts';
import type { ReleaseFigures } from './click-to-release.ts';
import type { LatenessFigures } from './deadlines.ts';
import type { DecideFigures } from './decide.ts';
import type { DigestFigures } from './digest.ts';
import type { Memory } from './memory.ts';
import { round, type Series } from './percentiles.ts';
import type { RedactFigures } from './redact.ts';
import type { AnswerFigures } from './slack-answers.ts';
import type { StartFigures } from './start.ts';

/** All that is measured of one home, as `--json` prints it. */
export interface Report {
  home: string;
  start: StartFigures;
  auto_approve: AutoApproveFigures;
  decide: DecideFigures[];
  redact: RedactFigures[];
  click_to_release: ReleaseFigures;
  /** Lateness of 10,000 deadlines that are due at once. */
  deadlines: LatenessFigures;
  digest: DigestFigures[];
  slack: AnswerFigures[];
  audit: AuditFigures[];
}

/** The same for people: a line for each bench, its floor or peer beside it. */
export function reportText(report: Report): string {
  const { home, start, auto_approve: auto, click_to_release: click, deadlines } = report;
  const lines: [string, string][] = [
    ['start to first card', startText(start)],
    ['memory', `gate ${memoryText(start.memory.gate)}; bare route ${memoryText(start.memory.bare)}`],
    ['approved by a rule', `${throughput(auto.gate)}; bare route ${throughput(auto.bare)} (${auto.ratio})`],
    ...report.decide.map((one): [string, string] => [`decide over ${one.rules} rules`, decideText(one)]),
    ...report.redact.map((one): [string, string] => [
      `redact ${one.text}`,
      `${one.redact_ms} ms; reading it ${one.analyse_ms} ms (${one.ratio})`,
    ]),
    [
      'click to caller released',
      `${series(click.alone)}; among ${click.among.waiting} others ${series(click.among)} (${click.ratio})`,
    ],
    [
      `${deadlines.count} deadlines at once`,
      `late ${series(deadlines)}; allowed are ${deadlines.allowed_ms} ms (${deadlines.ratio})`,
    ],
    ...report.digest.map((one): [string, string] => [`digest over ${one.rules} rules`, digestText(one)]),
    ...report.slack.map((one): [string, string] => [
      one.asked,
      `something after ${one.first_ms} ms, all of it after ${one.whole_ms} ms`,
    ]),
    ...report.audit.map((one): [string, string] => [`audit log of ${one.entries} entries`, auditText(one)]),
  ];
  return `${home}\n${lines.map(([what, figures]) => `${what.padEnd(44)} ${figures}\n`).join('')}`;
}

const series = ({ p50_ms, p99_ms, max_ms }: Series): string =>
  `p50 ${p50_ms} ms, p99 ${p99_ms} ms, max ${max_ms} ms`;

const throughput = (one: AutoApproveFigures['gate']): string => `${one.per_second} a second, ${series(one)}`;

const memoryText = ({ now_mb: now, peak_mb: peak }: Memory): string =>
  `${now ?? '?'} MB, at most ${peak ?? '?'} MB`;

function startText(start: StartFigures): string {
  const { first_card_new_ms: fresh, first_card_ms: later, node_ms: node, bare_ms: bare, ratio } = start;
  return `${fresh} ms on a new database, then ${later} ms; bare route open in ${bare} ms (${ratio}), Node.js alone ${node} ms`;
}

function decideText(figures: DecideFigures): string {
  const { decide_us: us, picomatch_loop_us: pico, glob_to_regexp_loop_us: glob, compile_ms } = figures;
  return `${us} µs; picomatch loop ${pico} µs (${round(us / pico)}), glob-to-regexp loop ${glob} µs (${round(us / glob)}); made ready in ${compile_ms} ms`;
}

function auditText({
  rows,
  baseline_ms,
  export: exported,
  verify_file: file,
  verify,
  ratio,
}: AuditFigures): string {
  const run = (one: AuditFigures['verify']): string => `${one.ms} ms, ${one.peak_mb ?? '?'} MB`;
  return `verify ${run(verify)} with ${rows} rows; its chain alone, from a file, ${run(file)} (${ratio}); export ${run(exported)}; baseline ${baseline_ms} ms`;
}

function digestText(figures: DigestFigures): string {
  const { requests, texts, proposals, first_ms: first, next_ms: next, others_waited_ms: waited } = figures;
  const { memory_mb: memory } = figures;
  return `${first} ms, then ${next} ms, and ${memory ?? '?'} MB for ${requests} requests, ${texts} texts, ${proposals} proposals; others waited ${waited} ms at most`;
}
