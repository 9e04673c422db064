import type { BypassClass } from './bypass.ts';

const echo = ['echo *', 'touch', ':', ': *', 'read *', 'printf *', 'shopt *'];
const declares = ['echo *', 'declare *', 'export *', 'readonly *', 'typeset *'];
const find = ['find *'];

/** Ways to make a variable hold something else than the text seems to say. */
export const VALUE_BYPASSES: readonly BypassClass[] = [
  {
    name: 'a line that bash abandons before it sets a variable',
    source: 'GNU Bash manual, Shell Arithmetic; tried with bash 5.2',
    cases: [
      [echo, ': $((1/0)); CMD=echo\n$CMD reboot'],
      [echo, 'echo ${a[1/0]}; CMD=echo\n$CMD reboot'],
      [echo, 'x=abc; : ${x:0:-9}; CMD=echo\n$CMD reboot'],
      [echo, 'a[-9]=1; CMD=echo\necho ${a[0]}; $CMD reboot'],
      [echo, 'UID=5; CMD=echo\necho $UID; $CMD reboot'],
      [echo, 'shopt -s failglob\necho *zz; CMD=echo\n$CMD reboot'],
      [['echo *'], "bash -O failglob -c 'echo *zz; CMD=echo\n$CMD reboot'"],
      [declares, 'readonly A=1\nA=2; CMD=echo\necho $A; $CMD reboot'],
      [declares, 'declare -gr A=1\nA=2; CMD=echo\necho $A; $CMD reboot'],
      [[...declares, ': *'], `: $((1/0)); declare -A m\nk='a[$(reboot)]'; echo \${m[$k]}`],
    ],
  },
  {
    name: 'a variable set under quotes, or by its first element',
    source: 'GNU Bash manual, Arrays: a name without a subscript is its first element',
    cases: [
      [echo, "CMD=echo; read 'CMD[0]' <<< reboot; $CMD"],
      [echo, "CMD=echo; printf -v 'CMD[0]' reboot; $CMD"],
      [declares, "CMD=echo; declare 'CMD=reboot'; $CMD"],
      [declares, 'CMD=echo; export "CMD=reboot"; $CMD'],
      [declares, 'CMD=echo; declare "CMD[0]=reboot"; $CMD'],
      [declares, "CMD=echo; readonly 'CMD=reboot'; $CMD"],
      [declares, 'CMD=echo; typeset CMD"=reboot"; $CMD'],
      [echo, "i=0; read 'i[0]' <<< 'a[$(reboot)]'; echo $((i))"],
      [declares, "a=(1); declare -A a\ni='b[$(reboot)]'; echo ${a[$i]}"],
      [declares, "declare -A PIPESTATUS; i='b[$(reboot)]'; echo ${PIPESTATUS[$i]}"],
    ],
  },
  {
    name: 'an option that makes a program print no number',
    source: 'stat(1), grep(1)',
    cases: [
      [['stat *', 'echo *'], "X='--printf=a[$(reboot)] /etc/passwd'; i=$(stat -c%s $X); echo $((i))"],
      [['stat *', 'echo *'], 'X=\'--printf=a[$(reboot)]\'; i=$(stat -c %s "$X"); echo $((i))'],
      [['grep *', 'echo *'], "F='-l . a'; i=$(grep -c $F); echo $((i))"],
    ],
  },
  {
    name: 'an option behind a value that is empty',
    source: 'GNU Bash manual, Shell Parameter Expansion',
    cases: [
      [find, "x=abc; find . ${x%%a*}-exec reboot ';'"],
      [find, "x=abc; find . ${x:+}-exec reboot ';'"],
      [[...find, 'false'], "false && x=abc; find . $x-exec reboot ';'"],
      [find, "for x in a b; do find . ${x%?}-exec reboot ';'; done"],
    ],
  },
  {
    name: 'arithmetic that sets a variable which programs read',
    source: 'PostgreSQL manual, Environment Variables',
    cases: [
      [['psql *'], '(( PGPORT=5 )); psql -c "select 1"'],
      [['echo *', 'psql *'], 'echo $((PGPORT=5)); psql -c "select 1"'],
    ],
  },
  {
    name: 'variables by which libraries load code or write files',
    source: 'openssl(1), glibc manual, gpg(1)',
    cases: [
      [['export *', 'curl *'], 'export OPENSSL_CONF=/tmp/x; curl https://api.example/'],
      [['export *', 'curl *'], 'export SSLKEYLOGFILE=/tmp/x; curl https://api.example/'],
      [['export *', 'kubectl get *'], 'export GODEBUG=x; kubectl get pods'],
    ],
  },
];
