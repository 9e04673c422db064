import { braces } from './braces.ts';
import type { Pick } from './pick.ts';
import { oddQuoting, quotedAs } from './quoting.ts';

const NAMES = [
  'X',
  'F',
  'G',
  'v',
  'W',
  'x',
  'a',
  'RANDOM',
  'SRANDOM',
  'OPTIND',
  'HISTCMD',
  'SECONDS',
  'LINENO',
  'BASH_ARGV0',
  'BASHPID',
  'EPOCHSECONDS',
  'GROUPS',
  'PATH',
  'IFS',
  'a[0]',
  'a[x]',
  'a[1 2]',
  'PATH[0]',
  'RANDOM[1]',
  'a[$X]',
  'COLUMNS',
  'MAPFILE',
  'REPLY',
  'OPTARG',
  '_',
  'FUNCNAME',
  'DIRSTACK',
  'BASH_ARGV',
  'COMP_POINT',
  'IGNOREEOF',
  'LC_ALL',
  'POSIXLY_CORRECT',
  'HOME',
  'PWD',
  'EUID',
];

function value(pick: Pick): string {
  return pick<() => string>([
    () =>
      pick([
        '',
        'x',
        'y',
        '1',
        '/dev/tcp',
        '-n',
        'A',
        'PATH',
        'a[0]',
        '~',
        'x:~',
        '~:x',
        '*',
        '$X',
        '"$X"',
        '$(A)',
        '$F/x',
      ]),
    () => quotedAs(pick, pick(['a[$(E)]', 'x', '/dev/tcp', '$(E)', '`E`', 'a b', 'A', 'E', '1'])),
    () => quotedAs(pick, 'a[$(E)]'),
    () => oddQuoting(pick),
    () => braces(pick),
  ])();
}

/** One assignment as a word. */
export function assignment(pick: Pick): string {
  const name = pick(NAMES);
  return pick<() => string>([
    () => `${name}=${value(pick)}`,
    () => `${name}=${value(pick)}`,
    () => `${name}+=${value(pick)}`,
    () => `${name}=(${value(pick)} ${value(pick)})`,
    () => `${name}=([0]=${value(pick)})`,
    () => `${name}+=(${value(pick)})`,
  ])();
}

/** A command that sets a variable, in each of bash's ways; loops run `body`. */
export function setting(pick: Pick, body: string): string {
  const name = pick(NAMES);
  return pick<() => string>([
    () => assignment(pick),
    () => `${assignment(pick)} ${assignment(pick)}`,
    () => `${assignment(pick)} >d/f`,
    () =>
      `${pick(['declare', 'declare -x', 'declare -a', 'declare -A', 'declare -i', 'declare -g', 'declare -n', 'declare -l', 'declare -xr', 'typeset', 'export', 'readonly', 'readonly -a', 'local', 'export -n', 'builtin export', 'command export'])} ${assignment(pick)}`,
    () => `declare ${quotedAs(pick, `${name}=a[$(E)]`)}`,
    () => `printf -v ${name} ${pick(['%s', 'x', '%d', '%q'])} ${value(pick)}`,
    () => `printf ${quotedAs(pick, `-v${name}`)} x`,
    () => `read ${pick(['', '-r ', '-a ', '-d x ', '-n1 ', '-p x '])}${name} <<< ${value(pick)}`,
    () => `for ${name} in ${value(pick)} ${value(pick)}; do ${body}\ndone`,
    () => `select ${name} in ${value(pick)}; do ${body}\nbreak; done <<< 1`,
    () => `getopts ${pick(['a:', 'ab'])} ${name} -a ${value(pick)}`,
    () => `${pick(['mapfile', 'readarray', 'mapfile -t', 'mapfile -n 1'])} ${name} <<< ${value(pick)}`,
    () => `unset ${pick(['', '-v ', '-n '])}${name}`,
    () => `wait -p ${name}`,
    () => `exec {${name}}<f`,
    () => `test -v ${name}`,
    () => `[[ ${value(pick)} ${pick(['-eq', '==', '=~', '-nt', '<'])} ${value(pick)} ]]`,
    () => `${name}=${value(pick)} ${body}`,
  ])();
}
