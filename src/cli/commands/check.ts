import type { Command } from 'commander';
import { z } from 'zod';
import { callerContext } from '../../client/settings/caller-context.ts';
import { askGate } from '../ask-gate.ts';
import { askedText } from '../output/asked-text.ts';
import { printableLines } from '../output/printable.ts';
import { userName } from '../user-name.ts';

interface Options {
  environment: string;
  command?: string;
  json?: boolean;
}

const answer = z.looseObject({ verdict: z.enum(['allow', 'ask', 'deny']), explanation: z.string() });

/** `expacti check`: the verdict as if asked now, and how it comes about. */
export function addCheck(program: Command): void {
  program
    .command('check')
    .summary('test a command against the rules')
    .description(
      'Test a command against the rules: print the verdict and the reasons. Nothing is asked, stored or run.',
    )
    .usage("[options] (-- CMD ARG... | -c 'SHELL TEXT')")
    .argument('[words...]', 'the command and its arguments, after --; expacti quotes them')
    .option('-e, --environment <name>', 'environment that the command targets', 'production')
    .option('-c, --command <text>', 'shell text instead of a command and its arguments')
    .option('--json', 'print the full answer as JSON')
    .passThroughOptions()
    .action(async (words: string[], options: Options, command: Command) => {
      const text = askedText(words, options.command, command);
      process.exitCode = await check(text, options);
    });
}

async function check(command: string, { environment, json }: Options): Promise<number> {
  // The same as `run` sends: what applies depends on who asks, and from where.
  const context = callerContext(process.env, userName());
  const asked = await askGate({
    method: 'POST',
    path: '/v1/check',
    body: { command, environment, context },
    schema: answer,
  });
  if (asked.kind === 'failed') return asked.exitCode;
  const text =
    json === true ? JSON.stringify(asked.answer, null, 2) : printableLines(asked.answer.explanation);
  process.stdout.write(`${text}\n`);
  return 0;
}
