import { literalOf, literalStart, type Word } from '../word.ts';

/** The options of a program, as far as is needed to find where its operands begin. */
export interface OptionSpec {
  /** Letters and long names that stand alone, such as `n` and `--verbose`. */
  flags: ReadonlySet<string>;
  /** Letters and long names that take a value. */
  valued: ReadonlySet<string>;
}

/** `spec('i t --tty', 'u --user')`: names are parted by blanks, letters stand without a dash. */
export function options(flags: string, valued = ''): OptionSpec {
  const names = (text: string): Set<string> => new Set(text.split(' ').filter((name) => name !== ''));
  return { flags: names(flags), valued: names(valued) };
}

export interface ReadOptions {
  /** Where the operands begin. */
  next: number;
  /** Each option with its value, in order; null if a flag has none. */
  found: { name: string; value: Word | null }[];
}

/**
 * Reads options from `from` on, as getopt does: clusters, joined values, `--`. Null if one is not in the spec or only
 * its value would tell which it is: then nobody knows where the operands begin.
 * @param isOperand whether a word that starts with an expansion is taken for an operand all the same.
 */
export function readOptions(
  words: readonly Word[],
  from: number,
  spec: OptionSpec,
  isOperand: (word: Word) => boolean = () => false,
): ReadOptions | null {
  const found: ReadOptions['found'] = [];
  let next = from;
  while (next < words.length) {
    const word = words[next] as Word;
    const start = literalStart(word);
    if (start === '' && word.pieces.length > 0) return isOperand(word) ? { next, found } : null;
    if (!start.startsWith('-') || start === '-') return { next, found };
    next += 1;
    if (literalOf(word) === '--') return { next, found };
    const read =
      start.startsWith('--') || isWhole(start, spec) ? readLong(word, spec) : readCluster(word, spec);
    if (read === null) return null;
    found.push(...read.found);
    if (read.takesNext === undefined) continue;
    const value = words[next];
    if (value === undefined) return null;
    found.push({ name: read.takesNext, value });
    next += 1;
  }
  return { next, found };
}

/** Whether a program takes a whole word behind one dash: `-task web` of nomad. */
const isWhole = (start: string, { flags, valued }: OptionSpec): boolean => {
  const [name = ''] = start.split('=');
  return flags.has(name) || valued.has(name);
};

interface ReadOne {
  found: ReadOptions['found'];
  /** The option that takes the next word as its value. */
  takesNext?: string;
}

function readLong(word: Word, { flags, valued }: OptionSpec): ReadOne | null {
  const text = literalStart(word);
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const known = fullName(name, valued) ?? fullName(name, flags);
  if (known === undefined) return null;
  if (equals >= 0) return { found: [{ name: known, value: cutStart(word, equals + 1) }] };
  if (literalOf(word) === null) return null;
  return valued.has(known) ? { found: [], takesNext: known } : { found: [{ name: known, value: null }] };
}

/** GNU programs take any unambiguous beginning of a long name. */
function fullName(given: string, names: ReadonlySet<string>): string | undefined {
  if (names.has(given)) return given;
  return [...names].find((name) => name.startsWith('--') && given.length > 3 && name.startsWith(given));
}

function readCluster(word: Word, { flags, valued }: OptionSpec): ReadOne | null {
  const letters = literalStart(word).slice(1);
  const found: ReadOptions['found'] = [];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at);
    if (valued.has(letter)) {
      const value = cutStart(word, at + 2);
      if (value.pieces.length === 0) return { found, takesNext: letter };
      return { found: [...found, { name: letter, value }] };
    }
    if (!flags.has(letter)) return null;
    found.push({ name: letter, value: null });
  }
  return literalOf(word) === null ? null : { found };
}

/** The word without its first `count` characters, which have to be literal. */
export function cutStart(word: Word, count: number): Word {
  const [first, ...rest] = word.pieces;
  if (first?.kind !== 'literal') return word;
  const text = first.text.slice(count);
  const { source, written } = word;
  return {
    source,
    pieces: text === '' ? rest : [{ kind: 'literal', text }, ...rest],
    ...(written === undefined ? {} : { written: { ...written, skip: written.skip + count } }),
  };
}
