import type { Assignment, Command, Word as ParsedWord } from 'unbash';
import { readWord } from '../read/read-word.ts';
import { rootOrigin } from '../source/written.ts';
import { literalOf } from '../word.ts';
import { withoutSafeArithmetic } from './abandoned-lines.ts';
import type { Setting } from './setting.ts';

/** Builtins that run text, or change what later words mean: nothing is known in a text that holds one. */
const UNRULY = new Set(
  'eval source . alias unalias enable let complete compgen compopt bind fc history local'.split(' '),
);
const DECLARES = new Set(['export', 'readonly', 'declare', 'typeset']);
/** Builtins that set the variables that their arguments name. */
const SETS_NAMED = new Set(['read', 'mapfile', 'readarray', 'getopts', 'unset', 'printf', 'wait']);
/** Builtins that run the builtin behind them. */
const LEADS_ON = new Set(['command', 'builtin', 'exec']);

/** Builtins by which a text changes its own shell: reading it relies on seeing them, and what they are given, as written. */
export const changesTheShell = (name: string): boolean =>
  UNRULY.has(name) ||
  DECLARES.has(name) ||
  SETS_NAMED.has(name) ||
  LEADS_ON.has(name) ||
  /^(?:set|shopt|trap|hash)$/.test(name);

export interface CommandSettings {
  settings: [name: string, setting: Setting][];
  /** The variables that are certainly set behind the command, in this shell. */
  certain: string[];
  /** Arrays that it declares to have texts for keys. */
  keyed: readonly string[];
  /** Variables that no later assignment can set: bash leaves the line that tries. */
  frozen: readonly string[];
}

const UNKNOWN: Setting = { kind: 'unknown' };

/** What a simple command sets; null if it could set anything. */
export function settingsOf(node: Command): CommandSettings | null {
  const assignments = node.prefix.filter((one) => one.type === 'Assignment');
  const settings = assignments.map((one): [string, Setting] => [one.name, settingOf(one, node)]);
  if (node.name === undefined) {
    const isPlain = assignments.length === 1 && node.redirects.length === 0 && !assignments.some(couldFail);
    return { settings, certain: isPlain ? assignments.map(({ name }) => name) : [], keyed: [], frozen: [] };
  }
  const name = literal(node.name);
  const words = node.args.map((one) => (one.type === 'Word' ? literal(one) : one.name));
  if (name === null || LEADS_ON.has(name))
    return words.some((word) => word !== null && changesTheShell(word))
      ? null
      : { settings, certain: [], keyed: [], frozen: [] };
  // A pattern that matches no file would fail its line.
  if (UNRULY.has(name) || (name === 'shopt' && words.includes('failglob'))) return null;
  // A trap whose handler sets anything makes the text opaque on its own.
  if (DECLARES.has(name)) return declared(node, name, settings);
  if (!SETS_NAMED.has(name)) return { settings, certain: [], keyed: [], frozen: [] };
  const named = namedBy(name, words);
  if (named === null) return null;
  return {
    settings: [...settings, ...named.map((one): [string, Setting] => [one, UNKNOWN])],
    certain: [],
    keyed: [],
    frozen: [],
  };
}

/** Whether an expansion could fail, as a division by zero does: bash then goes on with the next line, and nothing is set. */
const couldFail = ({ text }: Assignment): boolean =>
  /\$\(\(|\$\[|\$\{[^}]*[:?@]/.test(withoutSafeArithmetic(text));

function settingOf({ value, append, index }: Assignment, node: Command): Setting {
  if (index !== undefined)
    return value.type === 'Word' ? { kind: 'items', words: [value], node, append: true } : UNKNOWN;
  const isAppended = append === true;
  return value.type === 'Word'
    ? { kind: 'value', word: value, node, append: isAppended }
    : { kind: 'items', words: value.elements, node, append: isAppended };
}

/** `export A=b`, `readonly A=b`, `declare -r A=b`. Other options give a variable another nature. */
function declared(node: Command, name: string, before: CommandSettings['settings']): CommandSettings | null {
  const settings = [...before];
  const certain: string[] = [];
  let isPlain = node.redirects.length === 0;
  let declaresKeys = false;
  let freezes = name === 'readonly';
  const keyed: string[] = [];
  const frozen: string[] = [];
  for (const one of node.args) {
    if (one.type === 'Assignment') {
      if (declaresKeys) isPlain = false;
      settings.push([one.name, isPlain ? settingOf(one, node) : UNKNOWN]);
      if (freezes) frozen.push(one.name);
      if (isPlain && !couldFail(one)) certain.push(one.name);
      continue;
    }
    const word = literal(one);
    if (word === null) return null;
    // With a value in quotes, or a subscript: `declare "A=b"`, `declare 'A[0]=b'`.
    const set = /^([A-Za-z_]\w*)[[=+]/.exec(word)?.[1];
    if (set !== undefined) settings.push([set, UNKNOWN]);
    freezes ||= /^-[A-Za-z]*r/.test(word);
    if (freezes) frozen.push(set ?? word);
    if (set !== undefined || /^-[xrg]+$/.test(word)) continue;
    if (word === '-A' && isPlain) declaresKeys = true;
    else if (/^[-+]/.test(word)) isPlain = false;
    else if (declaresKeys && !freezes && isPlain) keyed.push(word);
    // A variable that was made constant without a value does not take one later.
    else if (freezes || !isPlain) settings.push([word, UNKNOWN]);
  }
  return { settings, certain, keyed, frozen };
}

/** A variable, or an element of one: setting `a[0]` sets what `$a` stands for. */
const NAMED = /^([A-Za-z_]\w*)(?:\[.*)?$/s;

/** The variables that a builtin's arguments could name; null if only running it would tell. */
function namedBy(name: string, words: readonly (string | null)[]): string[] | null {
  // Without -v these set nothing. A word of theirs that is not known makes the text opaque if it could be an option.
  const [first] = words;
  if (name === 'printf' && first !== undefined && first !== null && !first.startsWith('-')) return [];
  if (name !== 'printf' && name !== 'wait' && words.includes(null)) return null;
  return words.flatMap((word) => {
    if (word === null) return [];
    // A name may be glued to its option: `read -aNAME`.
    const glued = /^-./.test(word) ? Array.from(word, (_, at) => word.slice(at)) : [word];
    return glued.flatMap((one) => NAMED.exec(one)?.[1] ?? []);
  });
}

function literal(word: ParsedWord): string | null {
  const [first, ...others] = readWord(word, rootOrigin(''));
  return others.length > 0 ? null : literalOf(first);
}
