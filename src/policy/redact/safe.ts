import type { Analysis, JudgedCommand } from '../shell/analyse.ts';
import { isInterpreter } from '../shell/interpreters.ts';
import type { Secret } from './collect.ts';
import { mayRunItsWords, programName, runsItsInput } from './roles.ts';

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
const READS_ENVIRONMENT = new Set(['printenv', 'env', 'export', 'declare', 'compgen', 'set']);
/** A value that no shell and no other language could run: one word without anything that they read as more. */
const INERT = /^[^\s;&|<>()$`'"\\{}]+$/;

/** Tells which secrets of a text may be redacted without hiding anything that could run, or what it runs on. */
export class Safety {
  /** Whether what other commands print, or what a file holds, is run. */
  readonly printedRuns: boolean;
  readonly #analysis: Analysis;
  readonly #judged: readonly JudgedCommand[];
  readonly #harmless: ReadonlyMap<string, number>;
  /** Whether a function, an alias or a trap could make any argument a command. */
  readonly #anyArgumentRuns: boolean;
  readonly #valuesRun: boolean;
  #mentions: ReadonlyMap<string, number> | null = null;

  /**
   * @param harmlessMentions how often each variable is expanded where its value would be redacted, too.
   * @param outerRuns whether the text stands in another one that runs what is printed.
   */
  constructor(analysis: Analysis, harmlessMentions: ReadonlyMap<string, number>, outerRuns: boolean) {
    this.#analysis = analysis;
    this.#judged = [...analysis.reached, ...analysis.behind];
    this.#harmless = harmlessMentions;
    const codes = new Set(analysis.opacities.map(({ code }) => code));
    this.#anyArgumentRuns =
      codes.has('function-definition') || this.#judged.some((one) => CHANGES_NAMES.has(programName(one)));
    this.printedRuns = outerRuns || this.#judged.some(runsItsInput) || this.#runsWritten();
    this.#valuesRun = [...codes].some((code) => RUNS_VALUES.has(code));
  }

  isSafe({ leaf, start, end, variable, isCode, mayBeCode, byShape }: Secret): boolean {
    const value = leaf.text.slice(start, end);
    const isInert = INERT.test(value);
    // Known by its form: one word of letters and digits, or a piece of an address. It names nothing that runs.
    if (byShape === true && isInert) return true;
    if (isCode === true || this.#anyArgumentRuns) return false;
    if (mayBeCode === true && !isInert) return false;
    if (variable !== undefined && this.#couldMatter(variable)) return false;
    return !this.printedRuns || (isInert && variable === undefined);
  }

  /** A file that the text writes, and runs by its path. */
  #runsWritten(): boolean {
    const writes = this.#judged.some(({ command }) => command.redirects.some((one) => one.writes));
    return (
      writes &&
      this.#judged.some(({ command }) => /^\.?\/|^(?:source|\.)$/.test(command.words[0]?.source ?? ''))
    );
  }

  /** Whether the text could run what a variable of this name holds, or act on it: `rm -rf "$TOKEN"`. */
  #couldMatter(name: string): boolean {
    this.#mentions ??= mentionsIn(this.#analysis.text, this.#judged.some(readsByName));
    const mentions = this.#mentions.get(name) ?? 0;
    if (mentions === 0) return this.#analysis.opacities.some(({ code }) => code === 'risky-expansion');
    return this.printedRuns || this.#valuesRun || mentions > (this.#harmless.get(name) ?? 0);
  }
}

/** Whether a program could read a variable by its name alone. */
const readsByName = (judged: JudgedCommand): boolean =>
  isInterpreter(programName(judged)) || mayRunItsWords(judged) || READS_ENVIRONMENT.has(programName(judged));

/** How often each variable is expanded; with `byName` also where a name stands alone and no value is given to it. */
function mentionsIn(text: string, byName: boolean): Map<string, number> {
  const mentions = new Map<string, number>();
  const pattern = byName ? /(?<![\w.-])[A-Za-z_]\w*(?!\w|\+?=|["']?:)/g : /\$\{?[!#]?[A-Za-z_]\w*/g;
  for (const [match] of text.matchAll(pattern)) {
    const name = match.replace(/^\$\{?[!#]?/, '');
    mentions.set(name, (mentions.get(name) ?? 0) + 1);
  }
  return mentions;
}
