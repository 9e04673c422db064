import { analyse } from '../shell/analyse.ts';
import { literalOf, showWords } from '../shell/word.ts';
import type { Effect } from './effect.ts';
import { type Reading, readArgs, readingsOf } from './reading.ts';
import { bareSqlEffects } from './sql/bare-sql.ts';
import { isHarmless, isKnownProgram, mainEffect } from './table.ts';

/** Rows of the table that say where something runs, or whose it is, but not what: only the words tell that. */
const PASSES_ON = new Set(
  `platform-change cloud-change cloud-remote-command remote-exec ssh-remote configuration-run k8s-other package-run
   runs-script project-script`.split(/\s+/),
);
/** How deep texts may stand in texts. */
const DEPTH_MAX = 3;
/** How many programs, and how many texts, are looked at in the words of one command. */
const LOOKED_AT_MAX = 32;

/** What a command could run besides what is known of it. */
export interface HandedOn {
  readings: readonly Reading[];
  /** What SQL in its words does. */
  sql: readonly Effect[];
  /** Whether its words hold more than is looked at. */
  isCut: boolean;
}

/**
 * What the words of a command name, if nothing more is known of the program than that it could pass them on: a command
 * (`mosh web -- bin/rails db:migrate`), a text (`heroku run "rails db:migrate" -a shop`) or SQL
 * (`aws rds-data execute-statement --sql "DROP TABLE users"`). A word names a program if the risk table has it.
 */
export function handedOn(reading: Reading, depth = 0): HandedOn {
  if (!couldPassOn(reading)) return { readings: [], sql: [], isCut: false };
  const { words } = reading.command;
  const programs = words.flatMap((_, at) => (at === 0 ? [] : programAt(reading, at)));
  const texts = words.map((word) => valueOf(literalOf(word) ?? '')).filter((text) => /\s/.test(text));
  const looked = texts.slice(0, LOOKED_AT_MAX);
  const inner = depth < DEPTH_MAX ? looked.flatMap((text) => readingsOf(analyse(text))) : [];
  const deeper = inner.map((one) => handedOn(one, depth + 1));
  return {
    readings: [
      ...programs.slice(0, LOOKED_AT_MAX),
      ...inner.filter(({ name }) => isKnownProgram(name)),
      ...deeper.flatMap(({ readings }) => readings),
    ],
    sql: [...looked.flatMap((text) => bareSqlEffects(text) ?? []), ...deeper.flatMap(({ sql }) => sql)],
    isCut:
      programs.length > LOOKED_AT_MAX || texts.length > LOOKED_AT_MAX || deeper.some(({ isCut }) => isCut),
  };
}

function couldPassOn(reading: Reading): boolean {
  if (reading.name === '' || isHarmless(reading)) return false;
  const effect = mainEffect(reading);
  return effect === null || PASSES_ON.has(effect.code);
}

/** The word at this place as a program, with the words behind it. */
function programAt(reading: Reading, at: number): Reading[] {
  const { words } = reading.command;
  const name = literalOf(words[at])?.split('/').at(-1) ?? '';
  if (!isKnownProgram(name)) return [];
  const args = words.slice(at + 1).map((word) => showWords([word]));
  return [{ ...reading, name, isWrapper: false, ...readArgs(name, args) }];
}

/** The value in `--command=…` and `commands=["…"]`; any other word as it is. */
const valueOf = (word: string): string => word.replace(/^[\w-]+=/, '').replace(/^\[?"(.*)"\]?$/s, '$1');
