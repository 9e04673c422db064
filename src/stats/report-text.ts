import { onOneLine, sentenceLine } from '../rulebook/documents/markdown.ts';
import type { Report, ReportTable } from './report.ts';

/** A report as plain text for a terminal: tables in columns, and no character in it that a terminal obeys. */
export function reportText({ title, lines, tables, denials, denialsNote }: Report): string {
  const parts = [
    title,
    lines.join('\n'),
    ...tables.filter(({ rows }) => rows.length > 0).map(tableText),
    ...(denials.length === 0 ? [] : ['Denials by people and their reasons']),
    ...denials.map(
      ({ reason, command, facts }) =>
        `  ${onOneLine(command)}\n    ${reason === null ? 'No reason given' : sentenceLine(reason)}\n    ${sentenceLine(facts)}`,
    ),
    ...(denialsNote === null ? [] : [denialsNote]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The first column to the left, numbers to the right. */
function tableText({ heading, columns, rows, note }: ReportTable): string {
  const cells = [columns, ...rows.map((row) => row.map(onOneLine))];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ');
  const text = [heading, ...cells.map((row) => `  ${line(row)}`)].join('\n');
  return note === null ? text : `${text}\n  ${note}`;
}
