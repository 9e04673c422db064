import { type Analysis, analyse } from '../../shell/analyse.ts';
import { literalOf, type Word } from '../../shell/word.ts';
import type { Effect } from '../effect.ts';
import { type Reading, readingsOf } from '../reading.ts';
import { bareSqlEffects } from '../sql/bare-sql.ts';
import { isHarmless, isKnownProgram, mainEffect } from '../table.ts';

/** Rows of the table that say where something runs, or whose it is, but not what: only the words tell that. */
const PASSES_ON = new Set(
  `platform-change cloud-change cloud-remote-command remote-exec ssh-remote configuration-run k8s-other package-run
   runs-script project-script`.split(/\s+/),
);
/** How many texts are looked at for one request, at any depth, and how many characters they have together. */
const TEXTS_MAX = 32;
const CHARACTERS_MAX = 8_192;

/** What commands could run besides what is known of them. */
export interface HandedOn {
  /** The texts, as a shell would read them. */
  scripts: readonly Analysis[];
  /** Every command in them that the risk table knows. */
  readings: readonly Reading[];
  /** What SQL in the words does. */
  sql: readonly Effect[];
  /** Whether there is more than is looked at, or something that cannot be told. */
  isUnknown: boolean;
}

/**
 * What the words of commands name, if nothing more is known of a program than that it could pass them on: a command
 * (`mosh web -- bin/rails db:migrate`), a text (`heroku run "rails db:migrate" -a shop`) or SQL
 * (`aws rds-data execute-statement --sql "DROP TABLE users"`). A word names a program if the risk table has it.
 */
export function handedOn(readings: readonly Reading[]): HandedOn {
  const scripts: Analysis[] = [];
  const found: Reading[] = [];
  const waiting = [...readings];
  let characters = 0;
  for (let reading = waiting.pop(); reading !== undefined; reading = waiting.pop()) {
    const texts = couldPassOn(reading) ? textsIn(reading.command.words) : [];
    characters += texts.reduce((sum, { length }) => sum + length, 0);
    if (scripts.length + texts.length > TEXTS_MAX || characters > CHARACTERS_MAX)
      return { scripts, readings: found, sql: [], isUnknown: true };
    const read = texts.map((text) => analyse(text));
    const inner = read.flatMap(readingsOf);
    scripts.push(...read);
    found.push(...inner.filter(({ name }) => isKnownProgram(name)));
    waiting.push(...inner);
  }
  const sql = scripts.flatMap(({ text }) => bareSqlEffects(text) ?? []);
  return { scripts, readings: found, sql, isUnknown: scripts.some(isOpaque) };
}

/** Whether shell text hides what it runs. What no shell would read is text for people, or in another language. */
const isOpaque = (script: Analysis): boolean =>
  script.opacities.some(({ code }) => code !== 'syntax-error') &&
  readingsOf(script).some(({ name }) => isKnownProgram(name));

function couldPassOn(reading: Reading): boolean {
  // What stands inside a wrapper has readings of its own.
  if (reading.name === '' || reading.isWrapper || isHarmless(reading)) return false;
  const effect = mainEffect(reading);
  return effect === null || PASSES_ON.has(effect.code);
}

/** The words from each one on that names a program, and every word that holds white space. */
function textsIn(words: readonly Word[]): string[] {
  const commands = words.flatMap((word, at) => {
    const isProgram = at > 0 && isKnownProgram(literalOf(word)?.split('/').at(-1) ?? '');
    return isProgram ? [words.slice(at)] : [];
  });
  if (commands.length > TEXTS_MAX) return commands.map(() => '');
  const texts = words.map((word) => valueOf(literalOf(word) ?? '')).filter((text) => /\s/.test(text));
  return [...commands.map((rest) => rest.map(({ source }) => source).join(' ')), ...texts];
}

/** The value in `--command=…` and `commands=["…"]`; any other word as it is. */
const valueOf = (word: string): string => word.replace(/^[\w-]+=/, '').replace(/^\[?"(.*)"\]?$/s, '$1');
