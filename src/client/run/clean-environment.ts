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

/** Where callers and gates keep tokens of this gate. With one, a command could ask for others, or approve its own rules. */
const TOKENS = new Set(['EXPACTI_TOKEN', 'EXPACTI_BOOTSTRAP_TOKEN', 'INPUT_SHELL_TOKEN']);

/** A shorter text is no token that a gate made, and could stand in any value by accident. */
const TOKEN_MIN = 8;

/**
 * The environment for the approved command: `env` without what steers bash, without exported functions, and without the
 * caller's token, under whatever name it is there. `ENV` stays, because only an interactive POSIX shell reads it and many
 * programs have a variable of that name.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv, token: string): NodeJS.ProcessEnv {
  const holdsToken = (value: string | undefined): boolean =>
    token.length >= TOKEN_MIN && value?.includes(token) === true;
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name, value]) =>
        !STEERS_BASH.has(name) && !name.startsWith('BASH_FUNC_') && !TOKENS.has(name) && !holdsToken(value),
    ),
  );
}
