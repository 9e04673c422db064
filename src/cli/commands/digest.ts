import { type Command, Option } from 'commander';
import { z } from 'zod';
import { askGate } from '../ask-gate.ts';
import { printableLines } from '../output/printable.ts';

type Format = 'text' | 'json' | 'markdown';

/** `expacti digest`: what may leave the rule book, as the gate says now. */
export function addDigest(program: Command): void {
  program
    .command('digest')
    .description('Print which rules you can remove, merge or add, and why. Needs an admin token.')
    .addOption(
      new Option('--format <format>', 'text for a terminal, json for programs, markdown for git')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .action(async ({ format }: { format: Format }) => {
      process.exitCode = await printDigest(format);
    });
}

async function printDigest(format: Format): Promise<number> {
  const path = `/v1/digest?format=${format}`;
  const asked = await askGate({
    method: 'GET',
    path,
    schema: format === 'json' ? z.looseObject({}).transform(asJson) : z.string(),
  });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(format === 'text' ? printableLines(asked.answer) : asked.answer);
  return 0;
}

const asJson = (answer: object): string => `${JSON.stringify(answer, null, 2)}\n`;
