import { Command } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addCheck } from './commands/check.ts';
import { addDigest } from './commands/digest.ts';
import { addDoctor } from './commands/doctor.ts';
import { addReport } from './commands/report.ts';
import { addRules } from './commands/rules.ts';
import { addRun } from './commands/run.ts';
import { addToken } from './commands/token.ts';

/** The `expacti` command line. Parsing throws `CommanderError` instead of ending the process. */
export function createProgram(version: string): Command {
  const program = new Command('expacti')
    .description('Approval gate for commands that touch production.')
    .version(version)
    .enablePositionalOptions()
    .exitOverride();
  addRun(program);
  addCheck(program);
  addRules(program);
  addReport(program);
  addDigest(program);
  addToken(program);
  addAudit(program);
  addDoctor(program);
  return program;
}
