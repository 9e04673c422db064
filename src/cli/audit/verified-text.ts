import type { Broken, Head, Intact } from '../../audit/verify.ts';
import { brokenText, grouped, intactText } from './chain-text.ts';
import { headText } from './head-text.ts';
import type { Comparison } from './rows/compare-rows.ts';
import { findingText } from './rows/row-finding.ts';

/** A log that was read to its end. */
export interface Verified {
  kind: 'verified';
  end: Intact | Broken;
  /** Null if no rows were compared: the log is a file, or it is broken. */
  rows: (Comparison & { isBaselineComplete: boolean }) | null;
}

/** What is printed for people. */
export function verifiedText(
  { end, rows }: Verified,
  kept: Head | undefined,
): { stdout: string; stderr: string } {
  if (end.kind === 'broken') return { stdout: `Broken: ${brokenText(end)}.\n`, stderr: '' };
  if (rows === null) return { stdout: `${intactText(end)}\n`, stderr: advice(end, kept) };
  const found = rows.found === 0 ? [rowsText(rows)] : tamperedText(rows);
  return {
    stdout: `${[intactText(end), ...found].join('\n')}\n`,
    stderr: `${uncheckedText(rows)}${rows.found === 0 ? advice(end, kept) : ''}`,
  };
}

/** The same for programs. */
export function verifiedJson({ end, rows }: Verified): object {
  if (end.kind === 'broken') return { intact: false, seq: end.seq, why: brokenText(end) };
  const log = { entries: end.entries, first: end.start.seq + 1, head: headText(end.head) };
  if (rows === null) return { intact: true, ...log };
  const { requests, rules, tokens } = rows.rows;
  const counts = { rows: requests + rules + tokens, unchecked: rows.unchecked };
  if (rows.found === 0) return { intact: true, ...log, ...counts };
  const findings = rows.findings.map((finding) => {
    const { table, id, kind, seq: entry, columns } = finding;
    return { table, id, kind, entry, columns, why: findingText(finding) };
  });
  return { intact: false, ...log, ...counts, tampered: rows.found, findings };
}

const count = (one: string, number: number): string => `${grouped(number)} ${one}${number === 1 ? '' : 's'}`;

function rowsText({ rows, unchecked }: Comparison): string {
  const { requests, rules, tokens } = rows;
  const parts = [count('request', requests), count('rule', rules), count('token', tokens)].join(', ');
  return `${count('row', requests + rules + tokens - unchecked)} match the log (of ${parts}).`;
}

function tamperedText({ found, findings }: Comparison): string[] {
  const more = found - findings.length;
  return [
    `Tampered: ${count('row', found)} ${found === 1 ? 'differs' : 'differ'} from the log.`,
    ...findings.map(findingText),
    ...(more === 0 ? [] : [`… and ${grouped(more)} more`]),
  ];
}

function uncheckedText({ unchecked, isBaselineComplete }: NonNullable<Verified['rows']>): string {
  if (unchecked === 0) return '';
  const rows = `${count('row', unchecked)} could not be checked`;
  return isBaselineComplete
    ? `${rows}: an older version wrote them during the upgrade.\n`
    : `${rows} yet: an older version wrote them, and the gate is still adding their content to the log.\n`;
}

/** What the chain alone does not prove. */
function advice({ start, head }: Intact, kept: Head | undefined): string {
  if (kept !== undefined) return `The log contains the head that you kept, entry ${grouped(kept.seq)}.\n`;
  if (head.seq === 0) return '';
  if (start.seq > 0) return `This part begins after ${headText(start)}. Earlier entries are not in it.\n`;
  return `Keep this head somewhere else. To detect a truncated or rewritten log later, run: expacti audit verify --head ${headText(head)}\n`;
}
