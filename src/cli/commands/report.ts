import { type Command, Option } from 'commander';
import { z } from 'zod';
import { askGate } from '../ask-gate.ts';

interface ReportOptions {
  days?: string;
  format: 'text' | 'json' | 'markdown';
}

/** `expacti report`: what became of requests, for people or for programs. The gate writes it. */
export function addReport(program: Command): void {
  program
    .command('report')
    .description(
      'Print a summary of requests by day, hour and reviewer, with denials and their reasons. Needs an admin token.',
    )
    .option('--days <days>', 'number of days, including today: 1 to 90 (default: 30)')
    .addOption(
      new Option('--format <format>', 'text for a terminal, json for programs, markdown for a document')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .action(async (options: ReportOptions) => {
      process.exitCode = await printReport(options);
    });
}

async function printReport({ days, format }: ReportOptions): Promise<number> {
  const query = new URLSearchParams({ format, ...(days === undefined ? {} : { days }) });
  const path = `/v1/stats?${query.toString()}`;
  const schema = z.union([z.string(), z.looseObject({})]);
  const asked = await askGate({ method: 'GET', path, schema });
  if (asked.kind === 'failed') return asked.exitCode;
  const { answer } = asked;
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer, null, 2)}\n`);
  return 0;
}
