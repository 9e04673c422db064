import { type Command, Option } from 'commander';
import { type ExportOptions, exportLog } from '../audit/export/export-log.ts';
import { readSince, readUntil } from '../audit/export/read-moment.ts';
import { readHead } from '../audit/head-text.ts';
import { type VerifyOptions, verifyLog } from '../audit/verify-log.ts';

const VERIFY_HELP = `
Exit codes: 0 intact, 76 tampered (the entry or each row is named), 69 the gate cannot be reached or the connection
breaks, 64 wrong usage, 78 wrong settings.`;

const EXPORT_HELP = `
With dates, the export contains every entry from the first to the last one in the period, without gaps, so that
\`expacti audit verify --file\` can check it. The number of entries and the head are printed on stderr.
Exit codes: 0 complete, 76 the log is broken, 69 the gate cannot be reached, the connection breaks, or the output
cannot be written, 64 wrong usage, 78 wrong settings. The export is complete only if the code is 0.`;

/** `expacti audit verify|export`: the audit log, followed by who reads it. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('Verify and export the audit log. Takes an admin token.');
  audit
    .command('verify')
    .summary('verify the audit log and the rows that it records')
    .description(
      'Verify the audit log on this machine, from the first entry to the newest. Then compare rules, requests, decisions, approvals and tokens with it, and name each row that differs.',
    )
    .option('--head <seq:hash>', 'a head that you kept: the log must contain it', readHead)
    .option('--file <file>', 'verify an export without a gate; - reads stdin')
    .option('--json', 'print JSON')
    .addHelpText('after', VERIFY_HELP)
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verifyLog(options);
    });
  audit
    .command('export')
    .summary('print the audit log')
    .description('Print the audit log, one entry a line, and verify it on the way.')
    .addOption(
      new Option('--format <format>', 'json can be verified again, text says who did what')
        .choices(['json', 'text'])
        .default('json'),
    )
    .option('--since <when>', 'a day (UTC) such as 2027-01-01, or a time', readSince)
    .option('--until <when>', 'a day (UTC), included, or a time, not included', readUntil)
    .option('-o, --output <file>', 'write to a new file, which appears only if the export is complete')
    .addHelpText('after', EXPORT_HELP)
    .action(async (options: ExportOptions, command: Command) => {
      const { since, until } = options;
      if (since !== undefined && until !== undefined && until <= since)
        command.error('error: --until must be later than --since.');
      process.exitCode = await exportLog(options);
    });
}
