import { code, prose } from '../rulebook/documents/markdown.ts';
import type { Report, ReportDenial, ReportTable } from './report.ts';

/** A report as Markdown; what people wrote in it formats, links and embeds nothing. */
export function reportMarkdown({ title, lines, tables, denials, denialsNote }: Report): string {
  const parts = [
    `# ${prose(title)}`,
    ...lines.map(prose),
    ...tables.filter(({ rows }) => rows.length > 0).map(tableMarkdown),
    ...(denials.length === 0 ? [] : ['## Denials by people and their reasons', denials.map(item).join('\n')]),
    ...(denialsNote === null ? [] : [denialsNote]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function tableMarkdown({ heading, columns, rows, note }: ReportTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(prose).join(' | ')} |`;
  const rule = `| --- |${' ---: |'.repeat(columns.length - 1)}`;
  const text = [`## ${heading}\n`, line(columns), rule, ...rows.map(line)].join('\n');
  return note === null ? text : `${text}\n\n${note}`;
}

function item({ reason, command, facts }: ReportDenial): string {
  return `- ${code(command)}\n  - ${reason === null ? 'No reason given' : prose(reason)}\n  - ${prose(facts)}`;
}
