import type { CommandRun } from '../../programs/command-run.ts';
import { isKnownOperand } from '../read/own-values.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import { cutStart, options, type ReadOptions, readOptions } from './options.ts';
import { argv, judged, type Unwrapped, unknowable } from './unwrapped.ts';

/** What a program runs in a use that the catalogue knows (`programs/`); null if these words are none. */
export function unwrapKnown(runs: readonly CommandRun[], words: readonly Word[]): Unwrapped | null {
  for (const run of runs) {
    const at = behindSubcommand(run, words);
    if (at === null) continue;
    const unwrapped = unwrapRun(run, words, at);
    if (unwrapped !== null) return unwrapped;
  }
  return null;
}

/** How many values of global options may stand in front of, or within, a subcommand. */
const VALUES_BEFORE_MAX = 4;

/**
 * Where the use's own options begin. The subcommand's words may stand behind options that are not known here and their
 * values, so that they are looked for among the first words.
 */
function behindSubcommand({ when }: CommandRun, words: readonly Word[]): number | null {
  if (when === undefined) return 1;
  let at = 1;
  let skipped = 0;
  for (const names of when.split(' ').map((part) => part.split('|'))) {
    for (;;) {
      const text = literalOf(words[at]);
      if (words[at] === undefined || text === '--') return null;
      at += 1;
      if (names.includes('*') ? text?.startsWith('-') !== true : text !== null && names.includes(text)) break;
      if (text?.startsWith('-') === true) continue;
      skipped += 1;
      // Without an option in front it is another subcommand.
      if (skipped > VALUES_BEFORE_MAX || !literalStart(words[at - 2] as Word).startsWith('-')) return null;
    }
  }
  return at;
}

function unwrapRun(run: CommandRun, words: readonly Word[], from: number): Unwrapped | null {
  const { text = [], rest = [], operands, option, isUnread = false } = run;
  const asked = option?.names.flatMap((name) => valuesOf(name, words, from)) ?? [];
  if (asked.some((word) => option?.values.includes(literalOf(word) ?? '') === false)) return null;
  const values = text.flatMap((name) => valuesOf(name, words, from));
  if (values.length > 0 && isUnread) return unknowable('dynamic-script', values[0]?.source);
  if (values.length > 0) return oneText(values);
  const start = words.findIndex((word, index) => index >= from && rest.includes(literalOf(word) ?? ''));
  if (start >= 0) return argv(words.slice(start + 1));
  const dashes = words.findIndex((word, index) => index >= from && literalOf(word) === '--');
  if (operands === undefined) return dashes < 0 ? null : command(words.slice(dashes + 1));
  const spec = options(run.flags ?? '', run.valued);
  let at = from;
  for (let left = operands; ; left -= 1) {
    const read: ReadOptions | null = readOptions(words, at, spec, isKnownOperand);
    if (read === null)
      return dashes < 0 ? unknowable('wrapper-options', words[0]?.source) : command(words.slice(dashes + 1));
    at = read.next;
    if (left === 0 || (dashes >= 0 && at > dashes)) break;
    at += 1;
  }
  return command(words.slice(at));
}

/** Values of `-C x`, `-Cx`, `--command x` and `--command=x`. */
function valuesOf(option: string, words: readonly Word[], from: number): Word[] {
  const name = option.replace(/\+$/, '');
  return words.slice(from).flatMap((word, index): Word[] => {
    const start = literalStart(word);
    if (start === name && literalOf(word) === name) {
      const behind = words.slice(from + index + 1);
      const end = behind.findIndex((one) => literalStart(one).startsWith('-'));
      return option === name
        ? words.slice(from + index + 1, from + index + 2)
        : behind.slice(0, end < 0 ? undefined : end);
    }
    if (name.startsWith('--')) return start.startsWith(`${name}=`) ? [cutStart(word, name.length + 1)] : [];
    return start.startsWith(name) && !start.startsWith('--') ? [cutStart(word, name.length)] : [];
  });
}

/** One word is a text for a shell over there, if it is not just a name; several are a command. */
function command(words: readonly Word[]): Unwrapped | null {
  const [only, ...more] = words;
  if (only === undefined || more.length > 0) return argv(words);
  return /^[\w./:@%+=,-]+$/.test(literalOf(only) ?? '') ? argv(words) : oneText([only]);
}

function oneText(words: readonly Word[]): Unwrapped {
  const texts = words.map(literalOf);
  const unknown = texts.indexOf(null);
  if (unknown >= 0) return unknowable('dynamic-script', words[unknown]?.source);
  return judged(
    ...words.map((word) => ({ kind: 'script' as const, words: [word], text: literalOf(word) ?? '' })),
  );
}
