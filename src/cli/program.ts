import { Command } from 'commander';
import { addRun } from './commands/run.ts';

/** The `expacti` command line. Parsing throws `CommanderError` instead of ending the process. */
export function createProgram(version: string): Command {
  const program = new Command('expacti')
    .description('Approval gate for commands that touch production.')
    .version(version)
    .enablePositionalOptions()
    .exitOverride();
  addRun(program);
  return program;
}
