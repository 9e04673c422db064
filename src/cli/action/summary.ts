import type { Outcome } from '../../client/request/outcome.ts';
import { decidedBy } from '../output/decision-text.ts';
import { printable } from '../output/printable.ts';
import { outputsOf, requestOf } from './outputs.ts';

/** What the job summary tells beside the outcome. */
export interface Asked {
  environment: string;
}

/**
 * The job summary in GitHub's Markdown. `text` is the outcome in words. The command is shown as the gate answered it, with
 * its secrets redacted: a summary is kept and read by more people than the workflow. Without an answer it is left out.
 */
export function summaryOf({ environment }: Asked, outcome: Outcome, text: string): string {
  const request = requestOf(outcome);
  const decision = request?.decision;
  const run = outcome.kind === 'ran' && outcome.run.kind === 'ended' ? outcome.run : null;
  const rows: [string, string][] = [
    ['Environment', cell(environment)],
    ['Status', cell(outputsOf(outcome).status)],
    ['Decided by', decision ? cell(decidedBy(decision)) : ''],
    ['Reason', cell(decision?.reason ?? '')],
    ['Risk', request?.risk ? cell(`${request.risk.score} (${request.risk.level})`) : ''],
    ['Decided after', decision ? seconds(decision.latency_ms ?? 0) : ''],
    ['Run', run ? `exit code ${run.exitCode} after ${seconds(run.durationMs)}` : ''],
    ['Request', request ? link(request.id, request.message_url) : ''],
  ];
  const table = rows.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`);
  return [
    '### expacti',
    '',
    ...(request?.command ? [fenced(request.command), ''] : []),
    cell(text),
    '',
    '| | |',
    '|---|---|',
    ...table,
    '',
    '',
  ].join('\n');
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** A code block that no text can end from within: its fence is longer than any run of backticks in the text. */
function fenced(text: string): string {
  const runs = (text.match(/`+/g) ?? []).map((run) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}bash\n${text}\n${fence}`;
}

/** Text as itself in one cell of a table: no markup, no HTML, no new line. */
function cell(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~>]/g, String.raw`\$&`);
}

function link(id: string, url: string | null | undefined): string {
  if (!url || !/^https?:\/\/[^\s<>|\\]+$/.test(url)) return cell(id);
  return `[${cell(id)}](<${url}>)`;
}
