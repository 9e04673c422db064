import { couldBeOption, holdsNumber, isControlled } from '../read/own-values.ts';
import { isPlainTrap } from '../unwrap/trap.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import type { OpacityCode } from './opacity.ts';
import { isHarmlessShopt, SET_NAME } from './shell-options.ts';
import { steersPrograms } from './steering-variables.ts';

/** Builtins that change what later words mean, or run text that is not here. */
const SHELL_STATE = new Set(
  'source . trap enable alias unalias shopt hash bind complete compgen compopt fc history let'.split(' '),
);
const DECLARE = new Set(['declare', 'typeset', 'local', 'export', 'readonly']);
const SETS_NAMED = new Set([
  ...DECLARE,
  'read',
  'mapfile',
  'readarray',
  'getopts',
  'unset',
  'printf',
  'wait',
]);
/** What `set` may switch without changing what words mean; `-a` exports all, `-k` reads words as assignments, `+B` reads no braces. */
const SET_OPTION = /^[-+][ebCEfhmnTuvx]*o?$/;

/**
 * Why a builtin makes everything around it unknowable; null if it does not, or is none.
 * `-n` makes one name stand for another, `-i` evaluates values as arithmetic, `-f` is about functions; `jobs -x` runs its
 * arguments.
 */
export function builtinOpacity(name: string, args: readonly Word[]): OpacityCode | null {
  if (name === 'shopt' && isHarmlessShopt(args)) return null;
  if (name === 'trap' && isPlainTrap(args)) return null;
  // Without options it only looks a program up.
  if (name === 'hash' && args.length > 0 && args.every(isPlainName)) return null;
  if (
    name === 'wait' &&
    args.every((word) => holdsNumber(word) || !couldBeOption(word)) &&
    !args.some(namesVariable)
  )
    return null;
  if (SHELL_STATE.has(name)) return name === 'let' ? 'arithmetic' : 'shell-state';
  if (name === 'set') return args.every(isPlainSwitch) ? null : 'shell-state';
  if (name === 'test' || name === '[') return holdsSubscript(args) || testsName(args) ? 'arithmetic' : null;
  if (name === 'jobs') return hasOption(args, 'x') ? 'shell-state' : null;
  if (!SETS_NAMED.has(name)) return null;
  if ((name === 'mapfile' || name === 'readarray') && hasOption(args, 'C')) return 'shell-state';
  if (name === 'printf' && args.some((word) => COUNTS.test(literalStart(word)))) return 'shell-state';
  if (name === 'printf' && !hasOption(args, 'v'))
    return args[0] !== undefined && literalStart(args[0]) === '' && isControlled(args[0])
      ? 'shell-state'
      : null;
  const changing = name === 'export' ? ['i', 'f', 'F'] : ['n', 'i', 'f', 'F'];
  if (DECLARE.has(name) && changing.some((option) => hasOption(args, option))) return 'shell-state';
  if (holdsSubscript(args)) return 'arithmetic';
  const names = args.flatMap(namesIn);
  if (names.includes(null)) return 'shell-state';
  return names.some((one) => one !== null && steersPrograms(one)) ? 'steering-variable' : null;
}

/** Names of variables that a builtin's arguments set, as far as they are known. */
export function variablesSetBy(name: string, args: readonly Word[]): string[] {
  if (!SETS_NAMED.has(name)) return [];
  return args.flatMap(namesIn).filter((one) => one !== null);
}

/** `-v` and `-R` take a variable's name, with a subscript that is evaluated. */
const testsName = (args: readonly Word[]): boolean =>
  args.some((word) => /^-[vR]$/.test(literalOf(word) ?? '')) && args.some(isControlled);

const isPlainName = (word: Word): boolean =>
  /^[\w./+-]+$/.test(literalOf(word) ?? '') && !literalStart(word).startsWith('-');

/** `wait -p NAME` sets a variable. */
const namesVariable = (word: Word): boolean => /^-.*p/.test(literalStart(word));

function isPlainSwitch(word: Word): boolean {
  const text = literalOf(word);
  return text !== null && (SET_OPTION.test(text) || SET_NAME.test(text));
}

/** `printf x%n PATH` sets PATH to the number of characters so far. */
const COUNTS = /%[-+ #'\d.*]*[hlLjzt]*n/;

/** The variable names that an argument could start with, without subscripts; null if only its value would tell. */
function namesIn(word: Word): (string | null)[] {
  return namesWithSubscripts(word).map((name) => name?.replace(/\[.*$/s, '') ?? null);
}

function namesWithSubscripts(word: Word): (string | null)[] {
  const start = literalStart(word);
  // A name may be glued to its option (`read -aNAME`); which letter takes one need not be known.
  if (/^[-+]\w/.test(start)) {
    const glued = Array.from(start, (_, at) => (at === 0 ? '' : start.slice(at)));
    return literalOf(word) === null ? [...glued, null] : glued;
  }
  if (start.includes('=')) return [start.slice(0, start.indexOf('=')).replace(/\+$/, '')];
  return [literalOf(word)];
}

function hasOption(args: readonly Word[], letter: string): boolean {
  return args.some((word) => /^[-+][A-Za-z]+/.exec(literalStart(word))?.[0].includes(letter) === true);
}

/** `a[$x]` is arithmetic for every builtin that takes a variable's name. */
function holdsSubscript(args: readonly Word[]): boolean {
  return args.some((word) => {
    const text = word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : piece.source)).join('');
    return /\w\[[^\]]*[^\d\]@*]/.test(text);
  });
}
