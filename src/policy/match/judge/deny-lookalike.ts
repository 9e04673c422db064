import { literalOf, literalStart, type Word } from '../../shell/word.ts';
import { canonicalWord } from '../compile/canonical.ts';

/**
 * Whether a command could do what a deny rule's words say, in another spelling: options in another order, split, joined or
 * cut short, or options and their values in front of the subcommand. Not certain, so people are asked.
 * @param asked the rule's words, `*` and its like as unknown pieces.
 */
export function looksLikeDenied(asked: readonly Word[], given: readonly Word[]): boolean {
  const rule = remembered(RULES, asked, readRule);
  const command = remembered(COMMANDS, given, readCommand);
  if (rule.base === null || rule.base !== command.base) return false;
  // Most rules of a program are about something that this command does not name at all.
  if (command.isKnown && rule.operands.some(({ whole }) => whole !== null && !command.texts.has(whole)))
    return false;
  return rule.options.every((start) => hasOption(start, command)) && standInOrder(rule.operands, command);
}

/**
 * The words that a deny rule spells out whole, without its program and options: a command that is spelled out and that it
 * matches, in any spelling, gives all of them (`givenWords`).
 */
export function askedWords(asked: readonly Word[]): string[] {
  return (
    asked
      .slice(1)
      // An empty word need not be there for a command to resemble the rule.
      .filter((word) => !isOption(word) && literalOf(word) !== '')
      .flatMap((word) => wholeOf(word) ?? [])
  );
}

/** The words that a command gives its program; null if one of them is not spelled out. */
export function givenWords(given: readonly Word[]): ReadonlySet<string> | null {
  const words = given.map(wholeOf).filter((word) => word !== null);
  return words.length < given.length ? null : new Set(words.slice(1));
}

/** As patterns compare words, so that what a rule matches is found as well as what only looks like it. */
const wholeOf = (word: Word): string | null =>
  literalOf(word) === null ? null : normal(canonicalWord(word));

/** One side is compared with thousands of the other, so each is read once for as long as it is there. */
function remembered<Read>(
  known: WeakMap<readonly Word[], Read>,
  words: readonly Word[],
  read: (words: readonly Word[]) => Read,
): Read {
  const before = known.get(words);
  if (before !== undefined) return before;
  const now = read(words);
  known.set(words, now);
  return now;
}

/** What a rule spells out. */
interface RuleWords {
  /** Null if the name is not spelled out. */
  base: string | null;
  /** The beginnings of its options. */
  options: string[];
  /** Its other words, as far as they are spelled out; `whole` is null if an open end follows. */
  operands: { start: string; whole: string | null }[];
}

const RULES = new WeakMap<readonly Word[], RuleWords>();

function readRule([name, ...rest]: readonly Word[]): RuleWords {
  const literal = literalOf(name);
  const operands = rest
    .filter((word) => !isOption(word))
    .map((word) => ({ start: normal(literalStart(word)), whole: normalOrNull(literalOf(word)) }));
  return {
    base: literal === null ? null : baseOf(literal),
    options: rest.filter(isOption).map(literalStart),
    operands: operands.filter(({ start }) => start !== ''),
  };
}

const isOption = (word: Word): boolean => literalStart(word).startsWith('-');

/** What a command gives. */
interface CommandWords {
  base: string;
  /** As far as each is spelled out; `text` is null if something unknown stands in it. */
  args: { start: string; text: string | null }[];
  texts: ReadonlySet<string | null>;
  /** Whether every word is spelled out. */
  isKnown: boolean;
  /** Words that begin as options do. */
  options: string[];
  /** Letters of the short ones. */
  letters: string;
}

const COMMANDS = new WeakMap<readonly Word[], CommandWords>();

function readCommand([program, ...words]: readonly Word[]): CommandWords {
  const args = words.map((word) => ({ start: literalStart(word), text: normalOrNull(literalOf(word)) }));
  const options = args.map(({ start }) => start).filter((start) => start.startsWith('-'));
  const short = options.filter((start) => !start.startsWith('--'));
  return {
    base: baseOf(literalOf(program) ?? ''),
    args,
    texts: new Set(args.map(({ text }) => text)),
    isKnown: args.every(({ text }) => text !== null),
    options,
    letters: short.join('').toLowerCase(),
  };
}

/** The name of a program without the path to it. */
export const baseOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** `-rf` is there with `-r -f`, `-fr` or `-Rvf`; `--force` with `--forc` or `--force=x`. */
function hasOption(asked: string, { options, letters }: CommandWords): boolean {
  if (!asked.startsWith('--'))
    return Array.from(asked.slice(1).toLowerCase()).every((letter) => letters.includes(letter));
  const name = asked.split('=')[0] ?? asked;
  return options.some((start) => {
    const [given = ''] = start.split('=');
    return given.length > 2 && (name.startsWith(given) || given.startsWith(name));
  });
}

/** Whether every word that is spelled out stands among the arguments, in this order; one that is not known could be any. */
function standInOrder(operands: RuleWords['operands'], { args }: CommandWords): boolean {
  let at = 0;
  for (const { start, whole } of operands) {
    const found = args.findIndex((given, index) => {
      if (index < at) return false;
      if (given.text === null) return given.start.startsWith(start) || start.startsWith(given.start);
      return whole === null ? given.text.startsWith(start) : given.text === whole;
    });
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

const normalOrNull = (text: string | null): string | null => (text === null ? null : normal(text));

/** `//` and `/.` mean `/`. */
const normal = (text: string): string =>
  text.includes('/') ? text.replaceAll(/\/(?:\.?\/)+/g, '/').replace(/(?<=.)\/\.?$|(?<=^\/)\.$/, '') : text;
