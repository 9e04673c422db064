/**
 * Variables by which bash itself would run or understand something else than the text that was approved: files read
 * first, shell options and modes, other meanings of `cd` and of globs, and what `set -x` expands.
 */
const STEERS_BASH = new Set([
  'BASH_ENV',
  'BASH_COMPAT',
  'BASHOPTS',
  'SHELLOPTS',
  'POSIXLY_CORRECT',
  'POSIX_PEDANTIC',
  'CDPATH',
  'GLOBIGNORE',
  'EXECIGNORE',
  'PS4',
]);

/**
 * The environment for the approved command: `env` without what steers bash and without exported functions. `ENV` stays,
 * because only an interactive POSIX shell reads it and many programs have a variable of that name.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !STEERS_BASH.has(name) && !name.startsWith('BASH_FUNC_')),
  );
}
