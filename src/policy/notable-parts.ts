import type { CommandJudgement } from './match/judge/command-judgement.ts';
import type { RulesJudgement } from './match/judge/judge-rules.ts';
import { commandEffects } from './risk/effects/command-effects.ts';
import { type Reading, readingsOf } from './risk/reading.ts';
import { bareSqlEffects } from './risk/sql/bare-sql.ts';
import type { Analysis } from './shell/analyse.ts';
import type { SimpleCommand } from './shell/command.ts';
import { isInterpreter } from './shell/opaque/interpreters.ts';
import { placeOf, type Range } from './shell/source/leaf.ts';

/** More parts than this do not fit on a card anyway. */
const PARTS_MAX = 50;
/** A text of one line that is no longer fits on every card. */
const SHORT_MAX = 500;

/** What makes a line worth seeing, in points of risk: a rule denies it, it runs what it reads, no rule matches it. */
const DENIED = 200;
const RUNS_WHAT_IT_READS = 45;
const UNMATCHED = 1;

/** A part of a text that must stay visible if the text is cut. */
export interface NotablePart {
  /** Counted from 1. */
  line: number;
  /** Where it begins in its line, in UTF-16 units. */
  column: number;
}

/**
 * The parts of a text that must stay visible if the text is cut, the most important first: what a deny rule matches, then
 * what carries risk factors, then what no rule matches. Empty for a short text of one line, which nobody cuts.
 * @param shown the text as people see it: command for command the same, so that places hold for it.
 */
export function notableParts(
  analysis: Analysis,
  judgement: RulesJudgement,
  shown: Analysis = analysis,
): NotablePart[] {
  const { text } = shown;
  if (!text.includes('\n') && text.length <= SHORT_MAX) return [];
  const parts = new Parts(text);
  if (bareSqlEffects(text) !== null) {
    weighSql(text, 0, parts);
    return parts.heaviest(PARTS_MAX);
  }
  const asShown = shownCommands(analysis, shown);
  const add = (command: SimpleCommand, points: number): void =>
    parts.add(rangesOf(asShown.get(command) ?? command), points);
  for (const reading of readingsOf(analysis)) {
    const points = pointsOf(reading);
    if (points <= 0) continue;
    add(reading.command, points);
    for (const { written } of (asShown.get(reading.command) ?? reading.command).input) {
      const body = written === null ? null : placeOf(written);
      if (body !== null) weighSql(text.slice(body.start, body.end), body.start, parts);
    }
  }
  for (const { command } of judgement.denials) add(command, DENIED);
  for (const command of judgement.commands.flatMap(unmatched)) add(command, UNMATCHED);
  return parts.heaviest(PARTS_MAX);
}

/** Each command as it is shown. */
function shownCommands(analysis: Analysis, shown: Analysis): Map<SimpleCommand, SimpleCommand> {
  const all = (one: Analysis): SimpleCommand[] =>
    [...one.reached, ...one.behind].map(({ command }) => command);
  const others = all(shown);
  return new Map(all(analysis).map((command, index) => [command, others[index] ?? command]));
}

function pointsOf(reading: Reading): number {
  const points = commandEffects(reading).reduce((sum, effect) => sum + effect.points, 0);
  return points + (reading.readsPipe && isInterpreter(reading.name) ? RUNS_WHAT_IT_READS : 0);
}

/** Weighs SQL statement by statement. */
function weighSql(sql: string, offset: number, parts: Parts): void {
  let start = 0;
  for (const part of sql.split(/(?<=;)/)) {
    const points = (bareSqlEffects(part) ?? []).reduce((sum, effect) => sum + effect.points, 0);
    const from = offset + start + (part.length - part.trimStart().length);
    if (points > 0) parts.add([{ start: from, end: offset + start + part.trimEnd().length }], points);
    start += part.length;
  }
}

/** The innermost commands that no rule covers. */
function unmatched({ command, isCovered, inside }: CommandJudgement): SimpleCommand[] {
  if (isCovered) return [];
  const within = inside.flatMap(unmatched);
  // What a shell is fed has no place of its own in the text.
  return within.some((one) => rangesOf(one).length > 0) ? within : [command];
}

/** Where the words of a command stand, without what a here-document hands to it. */
function rangesOf({ words, assignments, redirects }: SimpleCommand): Range[] {
  return [
    ...words,
    ...assignments.flatMap(({ values }) => values),
    ...redirects.map(({ target }) => target),
  ].flatMap(({ written }) => {
    const range = written === undefined ? null : placeOf(written);
    return range === null ? [] : [range];
  });
}

/** How much the parts of a text weigh: of what begins at one place, or goes on over lines, the heaviest counts. */
class Parts {
  /** Where lines begin. */
  readonly #starts: number[];
  readonly #weights = new Map<string, { part: NotablePart; points: number }>();

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** The words of one command: of those on one line the first is where it begins. */
  add(ranges: readonly Range[], points: number): void {
    const first = new Map<number, number>();
    for (const { start, end } of ranges) {
      const last = this.#lineAt(Math.max(start, end - 1));
      for (let line = this.#lineAt(start); line <= last; line += 1) {
        const column = Math.max(0, start - (this.#starts[line - 1] ?? 0));
        first.set(line, Math.min(column, first.get(line) ?? column));
      }
    }
    for (const [line, column] of first) {
      const key = `${line}:${column}`;
      const known = this.#weights.get(key)?.points ?? 0;
      this.#weights.set(key, { part: { line, column }, points: Math.max(points, known) });
    }
  }

  heaviest(limit: number): NotablePart[] {
    return [...this.#weights.values()]
      .sort((a, b) => b.points - a.points || a.part.line - b.part.line || a.part.column - b.part.column)
      .slice(0, limit)
      .map(({ part }) => part);
  }

  /** Counted from 1. */
  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
