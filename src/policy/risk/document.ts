import type { Effect, Row } from './effect.ts';
import { ONLY_SAYS, UNKNOWN } from './effects/command-effects.ts';
import { CONTEXT_TABLE } from './effects/context-effects.ts';
import { INLINE_PROGRAMS } from './effects/inline-programs.ts';
import { INTERACTIVE, PROMPTS, SESSIONS } from './effects/interactive.ts';
import { PLAN_TABLE } from './effects/plan-effects.ts';
import { REDIRECTS } from './effects/redirects.ts';
import { TEXT_TABLE } from './effects/text-effects.ts';
import { SQL_TABLE } from './sql/sql-table.ts';
import { DOMAINS } from './table.ts';

const HEAD = `# Risk

<!-- Generated from src/policy/risk: \`npm run docs:risk\`. -->

Every command gets a score from 0 to 100: low 0–24, medium 25–49, high 50–74, critical 75–100. It is a sum. Every effect
below counts once for a request, with its highest points; what stands in wrappers (\`sudo\`, \`ssh\`, \`docker exec\`, \`sh -c\`,
\`xargs\`, …) and behind runners (\`npx\`, \`bundle exec\`, \`docker compose run\`, …) is rated like any other command. The
score alone never denies. Above an environment's \`auto_approve_up_to\` (\`high\` where nothing else is set) no rule lets a
command pass alone.

How a row says which commands it is about: the first part names programs; \`word\` is the next word that is no option, \`a|b\`
one of several, \`*\` any, \`.\` none; \`-f|--force\` asks for one of these options, with \`!\` for none of them; \`~text\` asks for an
argument in which this expression is found. In each table the first row that fits counts; the rows under _worse_ are added.
`;

type Shown = Pick<Row, 'code' | 'points' | 'categories' | 'text' | 'source'> & { when?: string };

/** `docs/risk.md`: the whole risk table for people, generated from the data that decides. */
export function riskDocument(): string {
  const domains = DOMAINS.map(({ name, effects, aggravating, harmless }) =>
    [
      `## ${name}\n`,
      table(effects),
      ...(aggravating.length === 0 ? [] : ['_Worse:_\n', table(aggravating)]),
      ...(harmless.length === 0 ? [] : [`_Only says what it would do:_ ${harmless.map(code).join(', ')}\n`]),
    ].join('\n'),
  );
  return [
    HEAD,
    ...domains,
    `## SQL\n\n${SQL_TEXT}\n\n${table(coded(SQL_TABLE))}`,
    `## Prompts\n\n${PROMPT_TEXT}\n\n${table([INTERACTIVE])}`,
    `${[...PROMPTS, ...SESSIONS].map((when) => `- ${code(when)}`).join('\n')}\n`,
    `## Redirects\n\n${table(REDIRECTS.map(({ target, effect }) => ({ ...effect, when: String(target) })))}`,
    `## The text as a whole\n\n${table(coded(TEXT_TABLE))}`,
    `## Terraform plans\n\n${table(coded(PLAN_TABLE, 'https://developer.hashicorp.com/terraform/internals/json-format'))}`,
    `## Environment and target\n\n${table(coded(CONTEXT_TABLE))}`,
    `## Possible categories\n\n${POSSIBLE_TEXT}\n\n${INLINE_PROGRAMS.map((when) => `- ${code(when)}`).join('\n')}\n`,
    `## Everything else\n\n${table([UNKNOWN, ONLY_SAYS])}`,
  ].join('\n');
}

const SQL_TEXT =
  "SQL in `psql -c`, `mysql -e`, here-documents, `echo … | psql` and pasted bare is read by PostgreSQL's own grammar, at any\ndepth: a `DELETE` in a `WITH` counts.";

const PROMPT_TEXT =
  'Programs that hand a person the keyboard. Shells, languages and clients count only where nothing is piped or redirected\nin.';

const POSSIBLE_TEXT = `A clause of \`policies:\` with a \`category\` applies if that category cannot be ruled out. Besides the categories that apply:

- Every category is possible if part of the text cannot be parsed; if it runs what it downloads, decodes, reads from a pipe
  or a file, or has just written; if it opens a prompt; and if a program in another language stands in the words (below).
- SQL that is not seen can change the schema, data and access, and can destroy.
- An unknown word (\`rails $TASK\`) could be any word that the tables have at its place.
- An unknown program could run what its words name: a command (\`mosh web -- rails db:migrate\`), a text
  (\`heroku run "rails db:migrate" -a shop\`) or SQL (\`aws rds-data execute-statement --sql "…"\`). The same holds where
  the row says only where something runs, or that a platform or cloud is changed.

Text that \`echo\`, \`printf\` and here-documents hand to a shell is judged as the commands in it, also through \`ssh\`,
\`sudo\`, \`docker exec\` and their like. A script or target that is called by its name (\`./deploy.sh\`, \`make release\`)
counts for what its row says, and not for what is in it.

Programs in another language:`;

function coded(
  rows: Readonly<Record<string, Omit<Effect, 'code' | 'source'> & { source?: string }>>,
  source = '',
): Shown[] {
  return Object.entries(rows).map(([name, row]) => ({ source, ...row, code: name }));
}

function table(rows: readonly Shown[]): string {
  const hasWhen = rows.some(({ when }) => when !== undefined);
  const head = hasWhen
    ? '| points | code | commands | what | categories | source |'
    : '| points | code | what | categories | source |';
  const rule = head.replaceAll(/[^|]+/g, ' --- ');
  const lines = rows.map(({ points, code: name, when, text, categories, source }) =>
    [
      points,
      code(name),
      ...(hasWhen ? [code(when ?? '')] : []),
      text,
      categories.join(', ') || '–',
      link(source),
    ].join(' | '),
  );
  return `${[head, rule, ...lines.map((line) => `| ${line} |`)].join('\n')}\n`;
}

/** A bar would end the cell, also in code. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const link = (source: string): string => (source.startsWith('https://') ? `[source](${source})` : source);
