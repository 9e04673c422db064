import type { Command } from 'commander';
import { type ExportOptions, exportLog } from '../audit/export-log.ts';
import { readHead } from '../audit/head-text.ts';
import { readSince, readUntil } from '../audit/read-moment.ts';
import { type VerifyOptions, verifyLog } from '../audit/verify-log.ts';

const VERIFY_HELP = `
Exit codes: 0 intact, 76 tampered (the entry, or each row, is named), 69 the gate cannot be reached or stops in the
middle, 64 wrong usage, 78 wrong settings.`;

const EXPORT_HELP = `
With dates the export is the stretch from the first entry of this time to the last one, without gaps, so that
\`expacti audit verify --file\` can follow it. The number of entries and the head are printed on stderr.
Exit codes: 0 complete, 76 the log is broken, 69 the gate cannot be reached or stops in the middle, or the output
cannot be written, 64 wrong usage, 78 wrong settings. Only 0 means that the export is complete.`;

/** `expacti audit verify|export`: the audit log, followed by who reads it. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('Verify and export the audit log. Takes an admin token.');
  audit
    .command('verify')
    .summary('verify the audit log, and the rows that it tells of')
    .description(
      'Follow the audit log from its first entry to its newest, on this machine; then compare rules, requests, decisions, approvals and tokens with it, and name each row that differs.',
    )
    .option('--head <seq:hash>', 'a head that was kept elsewhere: the log has to lead through it', readHead)
    .option('--file <file>', 'verify an export, without a gate; - reads stdin')
    .option('--json', 'as JSON')
    .addHelpText('after', VERIFY_HELP)
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verifyLog(options);
    });
  audit
    .command('export')
    .summary('print the audit log as lines of JSON')
    .description('Print the audit log as lines of JSON, one entry each, and verify it on the way.')
    .option('--since <when>', 'a day (UTC) such as 2027-01-01, or a time', readSince)
    .option('--until <when>', 'a day, itself included, or the first time that is not', readUntil)
    .option('-o, --output <file>', 'a new file in place of stdout; it is there only when it is complete')
    .addHelpText('after', EXPORT_HELP)
    .action(async (options: ExportOptions, command: Command) => {
      const { since, until } = options;
      if (since !== undefined && until !== undefined && until <= since)
        command.error('error: --until comes before --since.');
      process.exitCode = await exportLog(options);
    });
}
