/** Wrappers that are run for real, so that what they run is recorded as well. */
const WRAPPERS = 'env timeout nice nohup stdbuf setsid flock xargs find';

/** Joins words with separators, in one variable: bash writes each line on its own, and jobs write at once. */
const RECORD = `
record() {
  local joined
  set -- "\${@//$'\\e'/$'\\ee'}"
  set -- "\${@//$'\\n'/$'\\en'}"
  set -- "\${@//$'\\x1f'/$'\\es'}"
  printf -v joined '%s\\x1f' "\${INDEX:-}" "$@"
  printf '%s\\0' "$joined" >&9
}`;

/** A program that records its words. A third of all runs fail. */
export const PROGRAM = `#!/bin/bash
LC_ALL=C
${RECORD}
[ -n "$INDEX" ] && record run "\${0##*/}" "$@"
exit $((RANDOM % 3 == 0))
`;

export const SHELL = '#!/bin/bash\nPATH=/nowhere exec /bin/bash --noprofile --norc "$@"\n';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_'.split('');

/**
 * Runs each text in a subshell and records every command that bash looked for and did not find, with the variables that
 * were set then. Shells and wrappers are started by their full path, and find nothing but programs that record their own
 * words. A third of all commands fail, so that loops end. Background jobs are waited for, and no text gets more than a
 * second of processor time, or ten seconds in all. Arguments: the folder to work in.
 */
export const DRIVER = `
${RECORD}
command_not_found_handle() {
  local IFS=' ' LC_ALL=C
  record run "$@"
  record set "${LETTERS.map((letter) => `\${!${letter}@}`).join(' ')}"
  case $1 in
    sh|bash) PATH=/nowhere /bin/bash --noprofile --norc "\${@:2}" ;;
    ${WRAPPERS.replaceAll(' ', '|')}) PATH=$PROGRAMS /usr/bin/"$@" ;;
  esac
  return $((RANDOM % 3 == 0))
}
readonly -f command_not_found_handle record
export -f command_not_found_handle record
FOLDER=$1
export INDEX PROGRAMS=$FOLDER/programs
mapfile -d '' -t TEXTS < "$FOLDER/texts"
exec 9>>"$FOLDER/log" </dev/null >/dev/null
set --
for INDEX in "\${!TEXTS[@]}"; do
  cd "$FOLDER/work/$INDEX"
  export TEXT=\${TEXTS[INDEX]} ERRORS=$FOLDER/errors/$INDEX
  ( ulimit -t 1 -f 1000; exec /bin/bash --noprofile --norc -n -c "$TEXT" oracle 2>"$FOLDER/refused/$INDEX" )
  /usr/bin/timeout -s KILL 10 /bin/bash --noprofile --norc -c '
    ulimit -t 1 -f 1000; exec 2>"$ERRORS"; eval "$TEXT"; wait' oracle
done 2>/dev/null
exit 0`;
