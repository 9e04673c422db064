import type { OpacityCode } from './opacity.ts';
import { steersPrograms } from './steering-variables.ts';
import { literalOf, literalStart, type Word } from './word.ts';

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

/**
 * Why a builtin makes everything around it unknowable; null where it does not, or is none.
 * `-n` makes one name stand for another, `-i` evaluates values as arithmetic, `-f` is about functions.
 */
export function builtinOpacity(name: string, args: readonly Word[]): OpacityCode | null {
  if (SHELL_STATE.has(name)) return name === 'let' ? 'arithmetic' : 'shell-state';
  if (name === 'test' || name === '[') return holdsSubscript(args) ? 'arithmetic' : null;
  if (!SETS_NAMED.has(name)) return null;
  if ((name === 'mapfile' || name === 'readarray') && hasOption(args, 'C')) return 'shell-state';
  if (name === 'printf' && !hasOption(args, 'v')) return null;
  if (DECLARE.has(name) && ['n', 'i', 'f', 'F'].some((option) => hasOption(args, option)))
    return name === 'export' && hasOption(args, 'n') ? null : 'shell-state';
  if (holdsSubscript(args)) return 'arithmetic';
  const names = args.map((word) => nameIn(word));
  if (names.includes(null)) return 'shell-state';
  return names.some((one) => one !== null && steersPrograms(one)) ? 'steering-variable' : null;
}

/** The variable name that an argument starts with; null where only its value would tell. */
function nameIn(word: Word): string | null {
  const start = literalStart(word);
  if (start.includes('=')) return start.slice(0, start.indexOf('=')).replace(/\+$/, '');
  return literalOf(word);
}

function hasOption(args: readonly Word[], letter: string): boolean {
  return args.some((word) => /^[-+][A-Za-z]+/.exec(literalStart(word))?.[0].includes(letter) === true);
}

/** `a[$x]` is arithmetic for every builtin that takes a variable's name. */
function holdsSubscript(args: readonly Word[]): boolean {
  return args.some((word) => {
    const text = word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : piece.source)).join('');
    return /^\w+\[[^\]]*[^\d\]@*]/.test(text);
  });
}
