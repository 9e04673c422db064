import type { CommandJudgement, RulesJudgement } from './match/judge-rules.ts';
import { commandEffects } from './risk/command-effects.ts';
import { type Reading, readingsOf } from './risk/reading.ts';
import { bareSqlEffects } from './risk/sql/bare-sql.ts';
import type { Analysis } from './shell/analyse.ts';
import type { SimpleCommand } from './shell/command.ts';
import { isInterpreter } from './shell/interpreters.ts';
import { placeInText, type Range } from './shell/place-in-text.ts';

/** More lines than this do not fit on a card anyway. */
const LINES_MAX = 50;

/** What makes a line worth seeing, in points of risk: a rule denies it, it runs what it reads, no rule matches it. */
const DENIED = 200;
const RUNS_WHAT_IT_READS = 45;
const UNMATCHED = 1;

/**
 * The lines of a text that must stay visible if the text is cut, counted from 1, the most important first: lines that a
 * deny rule matches, then lines that carry risk factors, then lines that no rule matches. Empty for a text of one line.
 */
export function notableLines(analysis: Analysis, judgement: RulesJudgement): number[] {
  const { text } = analysis;
  if (!text.includes('\n')) return [];
  const lines = new LineWeights(text);
  const isSql = bareSqlEffects(text) !== null;
  if (isSql) weighSql(text, 0, lines);
  else for (const reading of readingsOf(analysis)) weighReading(reading, text, lines);
  for (const { command } of judgement.denials) lines.add(rangesOf(command, text), DENIED);
  if (!isSql)
    for (const command of judgement.commands.flatMap(unmatched))
      lines.add(rangesOf(command, text), UNMATCHED);
  return lines.heaviest(LINES_MAX);
}

function weighReading(reading: Reading, text: string, lines: LineWeights): void {
  const { command, readsPipe, name } = reading;
  const points = commandEffects(reading).reduce((sum, effect) => sum + effect.points, 0);
  const piped = readsPipe && isInterpreter(name) ? RUNS_WHAT_IT_READS : 0;
  if (points + piped <= 0) return;
  lines.add(rangesOf(command, text), points + piped);
  for (const { written } of command.input) {
    const body = written === null ? null : placeInText(written, text);
    if (body !== null) weighSql(text.slice(body.start, body.end), body.start, lines);
  }
}

/** Weighs SQL statement by statement. */
function weighSql(sql: string, offset: number, lines: LineWeights): void {
  let start = 0;
  for (const part of sql.split(/(?<=;)/)) {
    const points = (bareSqlEffects(part) ?? []).reduce((sum, effect) => sum + effect.points, 0);
    const from = offset + start + (part.length - part.trimStart().length);
    if (points > 0) lines.add([{ start: from, end: offset + start + part.trimEnd().length }], points);
    start += part.length;
  }
}

/** The innermost commands that no rule covers. */
function unmatched({ command, isCovered, inside }: CommandJudgement): SimpleCommand[] {
  if (isCovered) return [];
  const within = inside.flatMap(unmatched);
  return within.length > 0 ? within : [command];
}

/** Where the words of a command stand, without what a here-document hands to it. */
function rangesOf({ words, assignments, redirects }: SimpleCommand, text: string): Range[] {
  return [
    ...words,
    ...assignments.flatMap(({ values }) => values),
    ...redirects.map(({ target }) => target),
  ].flatMap(({ written }) => {
    const range = written === undefined ? null : placeInText(written, text);
    return range === null ? [] : [range];
  });
}

/** How much each line of a text weighs; the heaviest thing on a line counts. */
class LineWeights {
  readonly #ends: number[];
  readonly #weights = new Map<number, number>();

  constructor(text: string) {
    this.#ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  }

  add(ranges: readonly Range[], points: number): void {
    for (const { start, end } of ranges) {
      const last = this.#lineAt(Math.max(start, end - 1));
      for (let line = this.#lineAt(start); line <= last; line += 1)
        this.#weights.set(line, Math.max(points, this.#weights.get(line) ?? 0));
    }
  }

  heaviest(limit: number): number[] {
    return [...this.#weights]
      .sort(([lineA, a], [lineB, b]) => b - a || lineA - lineB)
      .slice(0, limit)
      .map(([line]) => line);
  }

  /** Counted from 1. */
  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }
}
