import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { askGate } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../printable.ts';

const rule = z.looseObject({ effect: z.string(), type: z.string(), pattern: z.string() });
const ruleList = z.looseObject({ rules: z.array(rule) });
const report = z.looseObject({
  added: z.array(rule),
  changed: z.array(rule),
  retired: z.array(rule),
  unchanged: z.int(),
  refused: z.array(z.looseObject({ path: z.string(), pattern: z.string(), why: z.string() })),
});

interface ImportOptions {
  mode: 'merge' | 'replace';
  dryRun?: boolean;
}

/** `expacti rules export|import`: the rule book as a file, for teams that keep it in git. */
export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('Export and import the rule book. Takes an admin token.');
  rules
    .command('export')
    .description('Print the rule book as JSON: what `rules import` takes.')
    .action(async () => {
      process.exitCode = await exportRules();
    });
  rules
    .command('import')
    .description('Lay the rules of a file over the rule book, all of them or none.')
    .argument('<file>', 'JSON file with { "rules": […] }; - reads stdin')
    .addOption(
      new Option('--mode <mode>', 'replace also retires what is not in the file')
        .choices(['merge', 'replace'])
        .default('merge'),
    )
    .option('--dry-run', 'only say what would change')
    .action(async (file: string, options: ImportOptions, command: Command) => {
      process.exitCode = await importRules(await readRules(file, command), options);
    });
}

async function exportRules(): Promise<number> {
  const asked = await askGate({ method: 'GET', path: '/v1/rules', schema: ruleList });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(`${JSON.stringify(asked.answer, null, 2)}\n`);
  return 0;
}

async function readRules(file: string, command: Command): Promise<unknown> {
  try {
    const text = file === '-' ? readFileSync(0, 'utf8') : await readFile(file, 'utf8');
    return JSON.parse(text) as unknown;
  } catch (error) {
    return command.error(
      `error: ${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

async function importRules(body: unknown, { mode, dryRun = false }: ImportOptions): Promise<number> {
  const path = `/v1/rules/import?mode=${mode}&dry_run=${dryRun}`;
  const asked = await askGate({ method: 'POST', path, body, schema: report });
  if (asked.kind === 'failed') return asked.exitCode;
  const { added, changed, retired, unchanged, refused } = asked.answer;
  const line = (mark: string) => (one: z.infer<typeof rule>) =>
    `${mark} ${one.effect} ${one.type}  ${printable(one.pattern)}`;
  const lines = [
    ...added.map(line('+')),
    ...changed.map(line('~')),
    ...retired.map(line('-')),
    ...refused.map(({ path: at, pattern, why }) => `! ${at}  ${printable(pattern)}: ${printable(why)}`),
    `${dryRun ? 'Would be: ' : ''}${added.length} added, ${changed.length} changed, ${retired.length} retired, ${unchanged} unchanged, ${refused.length} refused.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return refused.length > 0 ? EXIT.usage : 0;
}
