import { type Command, Option } from 'commander';
import { z } from 'zod';
import { askGate } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../output/printable.ts';
import { readRulesFile, rulesText } from '../rules-file.ts';

const rule = z.looseObject({ effect: z.string(), type: z.string(), pattern: z.string() });
const ruleList = z.looseObject({ rules: z.array(rule) });
const report = z.looseObject({
  added: z.array(rule),
  changed: z.array(rule),
  retired: z.array(rule),
  unchanged: z.int(),
  refused: z.array(z.looseObject({ path: z.string(), pattern: z.string(), why: z.string() })),
});

type Format = 'json' | 'yaml' | 'markdown';

interface ImportOptions {
  mode: 'merge' | 'replace';
  dryRun?: boolean;
}

/** `expacti rules export|import`: the rule book as a file, for teams that keep it in git. */
export function addRules(program: Command): void {
  const rules = program
    .command('rules')
    .description('Export and import the rule book. Needs an admin token.');
  rules
    .command('export')
    .description('Print the rule book: as JSON or YAML for `rules import`, or as a document for people.')
    .addOption(
      new Option('--format <format>', 'json or yaml for `rules import`, markdown for people')
        .choices(['json', 'yaml', 'markdown'])
        .default('json'),
    )
    .action(async ({ format }: { format: Format }) => {
      process.exitCode = await (format === 'markdown' ? exportDocument() : exportRules(format));
    });
  rules
    .command('import')
    .description('Import the rules of a file: all of them, or none if one is refused.')
    .argument('<file>', 'JSON or YAML file with { "rules": […] }; - reads stdin')
    .addOption(
      new Option('--mode <mode>', 'replace also retires rules that are not in the file')
        .choices(['merge', 'replace'])
        .default('merge'),
    )
    .option('--dry-run', 'print what would change, and change nothing')
    .action(async (file: string, options: ImportOptions, command: Command) => {
      process.exitCode = await importRules(await readRules(file, command), options);
    });
}

/** The gate writes it, as it does for Slack. */
async function exportDocument(): Promise<number> {
  const asked = await askGate({ method: 'GET', path: '/v1/rules?format=markdown', schema: z.string() });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(asked.answer);
  return 0;
}

async function exportRules(format: 'json' | 'yaml'): Promise<number> {
  const asked = await askGate({ method: 'GET', path: '/v1/rules', schema: ruleList });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(rulesText(asked.answer, format));
  return 0;
}

async function readRules(file: string, command: Command): Promise<unknown> {
  try {
    return await readRulesFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    return command.error(`error: cannot read ${file} as JSON or YAML: ${printable(why)}`);
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
    `${dryRun ? 'Dry run, nothing was changed: ' : ''}${added.length} added, ${changed.length} changed, ${retired.length} retired, ${unchanged} unchanged, ${refused.length} refused.`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return refused.length > 0 ? EXIT.usage : 0;
}
