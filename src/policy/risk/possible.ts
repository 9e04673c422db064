import type { Analysis } from '../shell/analyse.ts';
import { isInterpreter } from '../shell/opaque/interpreters.ts';
import { readsShellText } from '../shell/stdin/reads-program.ts';
import type { Word } from '../shell/word.ts';
import { commandEffects } from './effects/command-effects.ts';
import { handedOn } from './effects/handed-on.ts';
import { runsInlineProgram } from './effects/inline-programs.ts';
import { isPrompt, isSession } from './effects/interactive.ts';
import { behindRunner } from './effects/runners.ts';
import { runsWhatItWrites } from './effects/written-scripts.ts';
import type { Reading } from './reading.ts';
import { CATEGORIES, type Category } from './risk.ts';
import { bareSqlEffects, startsLikeSql } from './sql/bare-sql.ts';
import { sqlClientOf } from './sql/clients.ts';
import { sqlEffects } from './sql/sql-effects.ts';
import { isKnownProgram, possibleEffects } from './table.ts';

/** What SQL that is not seen can do. */
const OF_SQL: readonly Category[] = ['schema-change', 'data-change', 'access', 'destructive'];
const UNSEEN_SQL = new Set(['sql-unseen', 'sql-unreadable', 'sql-other', 'sql-run-code', 'sql-call']);
/** SQL, or a client's own command, that runs a program. */
const RUNS_PROGRAMS = new Set(['sql-shell', 'sql-copy-program']);

/**
 * Every category that cannot be ruled out, so that hiding a command saves no reviewer. All of them are possible if part of
 * the text cannot be parsed, if it runs what it downloads, reads or has just written, if a program in another language
 * stands in the words, and if it opens a prompt. What a program that is not known here could pass on counts, too. A script or a make target that it names counts for what its name and the risk table
 * say of it: the reviewers know it, or can look it up.
 * @param certain the categories that apply.
 */
export function possibleCategories(
  analysis: Analysis,
  readings: readonly Reading[],
  effects: readonly { code: string }[],
  certain: readonly Category[],
): readonly Category[] {
  const isSql = bareSqlEffects(analysis.text) !== null;
  // Bare SQL is no shell text, but what bash would find in it counts, too.
  const all = isSql ? readings.filter(({ name }) => !startsLikeSql(name)) : readings;
  const asked = all.flatMap((reading) => withInner(reading));
  const passed = handedOn(asked);
  const isOpaque = analysis.opacities.some(({ code }) => !isSql || code !== 'syntax-error');
  if (isOpaque || runsWhatItWrites(asked) || asked.some(couldDoAnything)) return CATEGORIES;
  const named = passed.readings;
  if (passed.isUnknown || named.some(runsInlineProgram)) return CATEGORIES;
  const inWords = [...named.flatMap(commandEffects), ...passed.sql];
  const more = [
    ...inWords,
    ...(isSql ? asked.flatMap(commandEffects) : []),
    ...[...asked, ...named].flatMap(possibleEffects),
  ];
  const seen = [...effects, ...inWords];
  if (seen.some(({ code }) => RUNS_PROGRAMS.has(code))) return CATEGORIES;
  const sql = seen.some(({ code }) => UNSEEN_SQL.has(code)) ? OF_SQL : [];
  const tasks: readonly Category[] = [...asked, ...named].some(isMigrationTask) ? ['schema-change'] : [];
  const found = new Set<Category>([
    ...certain,
    ...more.flatMap(({ categories }) => categories),
    ...sql,
    ...tasks,
  ]);
  return CATEGORIES.filter((category) => found.has(category));
}

/** Whether nothing at all can be ruled out: what runs is not seen. */
export const couldBeAnything = (possible: readonly Category[]): boolean =>
  CATEGORIES.every((category) => possible.includes(category));

/** Whether what a command does can be anything, by what it is given. */
function couldDoAnything(reading: Reading): boolean {
  const { command, name, runsInput } = reading;
  const { stdin, words } = command;
  if (runsInlineProgram(reading) || isSession(reading) || takesCommandLines(reading)) return true;
  if (sendsUnseen(reading)) return true;
  // What a database client is given is looked at as SQL.
  if (sqlClientOf(reading) !== null && sqlEffects(reading).length > 0) return false;
  if (!isPrompt(reading) && (stdin === null || !runsInput))
    return isInterpreter(name) && runsSubstitution(words);
  return stdin === null || stdin.text === null || !readsShellText(words);
}

/** Whether it takes commands from its input in a form that is not read here: a crontab, a makefile. */
function takesCommandLines({ name, args, command }: Reading): boolean {
  if (command.stdin === null) return false;
  if (name === 'crontab') return !args.some((arg) => arg === '-l' || arg === '-r');
  return /^g?make$/.test(name) && args.some((arg) => /^(?:-|-f-|--(?:make)?file=-)$/.test(arg));
}

/** Programs that run a task of the team's own by its name. */
const TASK_RUNNERS =
  /^(?:npm|yarn|pnpm|bun|make|gmake|just|task|rake|gitlab-rake|cap|mina|dep|fab|invoke|inv|composer|console|grunt|gulp|nx|turbo)$/;
const MIGRATION = /(?:^|[:._/-])migrat/i;

/** Whether a task that is not seen is named after a migration, as `npm run db:migrate`; asking for its status is none. */
function isMigrationTask({ name, operands }: Reading): boolean {
  return TASK_RUNNERS.test(name) && operands.some((task) => MIGRATION.test(task) && !/status/i.test(task));
}

const CLOUDS = /^(?:az|aws|gcloud|render|heroku|doctl|fly|flyctl)$/;
const SENT_OPTION = /^--(?:sql|scripts?|querytext|file-path|sql-statements?)(?:=|$)/;

/** Whether a cloud's command line sends SQL or a script that is not seen: from a file, a variable or its input. */
function sendsUnseen({ name, args, unknown, command }: Reading): boolean {
  if (!CLOUDS.test(name)) return false;
  if (command.stdin !== null && args.some((arg) => /psql$|^postgres$|^mysql$/.test(arg))) return true;
  return args.some((arg, index) => {
    if (!SENT_OPTION.test(arg)) return false;
    const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (args[index + 1] ?? '');
    const isFile = arg.startsWith('--file-path') || /^(?:@|file:)/.test(value);
    return isFile || unknown.has(value) || unknown.has(arg);
  });
}

/** `bash <(curl …)` */
const runsSubstitution = (words: readonly Word[]): boolean =>
  words.some(({ pieces }) =>
    pieces.some((piece) => piece.kind === 'unknown' && piece.why === 'substitution'),
  );

/** How deep runners may stand in runners. */
const RUNNERS_DEPTH_MAX = 4;

/** A command with what a runner such as `npx` or `php` starts by it. */
function withInner(reading: Reading, depth = 0): Reading[] {
  const inner = depth < RUNNERS_DEPTH_MAX ? behindRunner(reading, isKnownProgram)?.inner : undefined;
  return inner === undefined ? [reading] : [reading, ...withInner(inner, depth + 1)];
}
