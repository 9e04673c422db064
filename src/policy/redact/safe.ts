import type { Analysis, JudgedCommand } from '../shell/analyse.ts';
import { isInterpreter } from '../shell/opaque/interpreters.ts';
import type { Secret } from './collect.ts';
import { isInert } from './find/doubt.ts';
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
/** What ends the user-info of an address. */
const ENDS_USER_INFO = /[/?#@\\]/;

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
  /** Whether a variable could be read by its name alone, whatever it holds. */
  #anyNameIsRead: boolean | null = null;
  #inAddresses: ReadonlySet<string> | null = null;
  /** Without and with the names that stand alone. */
  readonly #mentions: [ReadonlyMap<string, number>?, ReadonlyMap<string, number>?] = [];

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

  isSafe({ leaf, start, end, variable, isCode, mayBeCode, byShape, isDoubtful }: Secret): boolean {
    const value = leaf.text.slice(start, end);
    const isOneWord = isInert(value);
    // Known by its form: one word of letters and digits, or a piece of an address. It names nothing that runs.
    if (byShape === true && isOneWord) return true;
    if (isCode === true || isDoubtful === true || this.#anyArgumentRuns) return false;
    if (mayBeCode === true && !isOneWord) return false;
    if (variable !== undefined && this.#couldMatter(variable, value)) return false;
    return !this.printedRuns || (isOneWord && variable === undefined);
  }

  /** A file that the text writes, and runs by its path. */
  #runsWritten(): boolean {
    const writes = this.#judged.some(({ command }) => command.redirects.some((one) => one.writes));
    return (
      writes &&
      this.#judged.some(({ command }) => /^\.?\/|^(?:source|\.)$/.test(command.words[0]?.source ?? ''))
    );
  }

  /** Arithmetic runs the value of a name that stands alone, if it is more than a word: `((TOKEN))`. */
  #mentionsOf(isMoreThanWord: boolean): ReadonlyMap<string, number> {
    const { text } = this.#analysis;
    this.#anyNameIsRead ??= text.includes('${!') || this.#judged.some(readsByName);
    const byName = isMoreThanWord || this.#anyNameIsRead;
    const mentions = this.#mentions[byName ? 1 : 0] ?? mentionsIn(text, byName);
    this.#mentions[byName ? 1 : 0] = mentions;
    return mentions;
  }

  /** Whether the text could run what a variable of this name holds, or act on it: `rm -rf "$TOKEN"`. */
  #couldMatter(name: string, value: string): boolean {
    const { text } = this.#analysis;
    this.#inAddresses ??= variablesInAddresses(text);
    if (ENDS_USER_INFO.test(value) && this.#inAddresses.has(name)) return true;
    const mentions = this.#mentionsOf(!isInert(value)).get(name) ?? 0;
    if (mentions === 0) return this.#analysis.opacities.some(({ code }) => code === 'risky-expansion');
    return this.printedRuns || this.#valuesRun || mentions > (this.#harmless.get(name) ?? 0);
  }
}

/** The variables that are expanded in addresses: with a slash or an `@` in its value, one would name another host. */
function variablesInAddresses(text: string): Set<string> {
  const names = new Set<string>();
  let isAddress = false;
  for (const [piece, name] of text.matchAll(/:\/\/|[\s"']|\$\{?([A-Za-z_]\w*)/g))
    if (name === undefined) isAddress = piece === '://';
    else if (isAddress) names.add(name);
  return names;
}

/** Whether a program could read a variable by its name alone. */
const readsByName = (judged: JudgedCommand): boolean =>
  isInterpreter(programName(judged)) || mayRunItsWords(judged) || READS_ENVIRONMENT.has(programName(judged));

/**
 * How often each variable is expanded, by the shell, `psql` (`:name`) or MySQL (`@name`); with `byName` also where a name
 * stands alone and no value is given to it.
 */
function mentionsIn(text: string, byName: boolean): Map<string, number> {
  const mentions = new Map<string, number>();
  const pattern = byName
    ? /(?<![\w.-])[A-Za-z_]\w*(?!\w|\+?=|["']?:)/g
    : /\$\{?[!#]?[A-Za-z_]\w*|[:@]["']?[A-Za-z_]\w*(?!\w|=)/g;
  for (const [match] of text.matchAll(pattern)) {
    const name = match.replace(/^\W+/, '');
    mentions.set(name, (mentions.get(name) ?? 0) + 1);
  }
  return mentions;
}
