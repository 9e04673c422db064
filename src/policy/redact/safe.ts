import type { Analysis, JudgedCommand } from '../shell/analyse.ts';
import { isInterpreter } from '../shell/interpreters.ts';
import type { Word } from '../shell/word.ts';
import type { Secret } from './collect.ts';
import { insideOf, programName, runsItsInput, runsItsWords } from './roles.ts';

/** Why a text may run what stands in a value, whatever the value is for. */
const RUNS_VALUES = new Set([
  'dynamic-script',
  'risky-expansion',
  'env-split-string',
  'interpreter-input',
  'runs-through-option',
  'remote-options',
  'coprocess',
]);
const CHANGES_NAMES = new Set(['alias', 'trap', 'bind', 'enable', 'complete', 'hash']);
/** A value that no shell and no other language could run: one word without anything that they read as more. */
const INERT = /^[^\s;&|<>()$`'"\\{}]+$/;

/** Tells which secrets of a text may be redacted without hiding anything that could run. */
export class Safety {
  readonly #analysis: Analysis;
  readonly #judged: readonly JudgedCommand[];
  /** Whether a function, an alias or a trap could make any argument a command. */
  readonly #anyArgumentRuns: boolean;
  /** Whether what other commands print, or what a file holds, is run. */
  readonly #printedRuns: boolean;
  readonly #valuesRun: boolean;
  #mentions: ReadonlyMap<string, number> | null = null;
  #harmless: ReadonlyMap<string, number> | null = null;

  constructor(analysis: Analysis) {
    const { opacities } = analysis;
    this.#analysis = analysis;
    this.#judged = [...analysis.reached, ...analysis.behind];
    const has = (codes: (code: string) => boolean): boolean => opacities.some(({ code }) => codes(code));
    this.#anyArgumentRuns =
      has((code) => code === 'function-definition') ||
      this.#judged.some((one) => CHANGES_NAMES.has(programName(one)));
    this.#printedRuns = this.#judged.some(runsItsInput) || this.#runsWritten();
    this.#valuesRun = has((code) => RUNS_VALUES.has(code));
  }

  isSafe({ leaf, start, end, variable, isCode, mayBeCode, byShape }: Secret): boolean {
    const value = leaf.text.slice(start, end);
    // Known by its form: one word of letters and digits, or a piece of an address. It names nothing that runs.
    if (byShape === true && INERT.test(value)) return true;
    if (isCode === true || this.#anyArgumentRuns) return false;
    if (mayBeCode === true && !INERT.test(value)) return false;
    if (variable !== undefined && this.#couldRun(variable)) return false;
    return !this.#printedRuns || (INERT.test(value) && variable === undefined);
  }

  /** A file that the text writes, and runs by its path. */
  #runsWritten(): boolean {
    const written = this.#judged.some(({ command }) => command.redirects.some(({ writes }) => writes));
    return written && this.#judged.some((one) => /^\.?\/|^(?:source|\.)$/.test(this.#name(one)));
  }

  #name({ command }: JudgedCommand): string {
    return command.words[0]?.source ?? '';
  }

  /** Whether the text could run what a variable of this name holds. */
  #couldRun(name: string): boolean {
    this.#mentions ??= mentionsIn(this.#analysis.text);
    const mentions = this.#mentions.get(name) ?? 0;
    if (this.#printedRuns && mentions > 0) return true;
    if (mentions === 0) return this.#analysis.opacities.some(({ code }) => code === 'risky-expansion');
    if (this.#valuesRun) return true;
    this.#harmless ??= harmlessMentions(this.#judged);
    return mentions > (this.#harmless.get(name) ?? 0);
  }
}

/** How often each name stands in a text, but where a value is given to it, or where it is part of an option. */
function mentionsIn(text: string): Map<string, number> {
  const mentions = new Map<string, number>();
  for (const match of text.matchAll(/[A-Za-z_]\w*/g)) {
    const [name] = match;
    const end = match.index + name.length;
    if (/[\w.-]/.test(text.charAt(match.index - 1)) || /^\+?=|^["']?:/.test(text.slice(end, end + 3)))
      continue;
    mentions.set(name, (mentions.get(name) ?? 0) + 1);
  }
  return mentions;
}

/** How often a name is expanded, or stands alone, where a program takes it as a value. */
function harmlessMentions(judged: readonly JudgedCommand[]): Map<string, number> {
  const counted = new Set<unknown>();
  const mentions = new Map<string, number>();
  const count = (word: Word): void => {
    for (const piece of word.pieces) {
      if (counted.has(piece)) continue;
      counted.add(piece);
      const names =
        piece.kind === 'literal' ? [/^[A-Za-z_]\w*$/.exec(piece.text)?.[0]] : namesIn(piece.source);
      for (const name of names) if (name !== undefined) mentions.set(name, (mentions.get(name) ?? 0) + 1);
    }
  };
  for (const one of judged) {
    if (runsItsWords(one) || isInterpreter(programName(one))) continue;
    const inside = new Set(insideOf(one).flatMap(({ place }) => place.words));
    for (const word of one.command.words.slice(1)) if (!inside.has(word)) count(word);
  }
  return mentions;
}

const namesIn = (source: string): string[] =>
  /^\$\{?[A-Za-z_]\w*\}?$/.test(source) ? [source.replaceAll(/[${}]/g, '')] : [];
