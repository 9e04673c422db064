/**
 * Random scripts that set variables in every way and use them as names, words, numbers and patterns. Commands are called
 * A, B and C; a variable that bash evaluates although the analysis took it for a number would run one of them.
 */
export function randomValues(random: () => number): string {
  const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)] as One;
  const name = (): string => pick(['x', 'y', 'n']);
  const value = (): string =>
    pick([
      'A', 'B', "'A B'", '""', '5', '0', '08', '-1', "'a[$(C)]'", '$x', '"$y"', '$n', '$((n+1))', '$((1/0))', '$(B)', '$(date +%s)',
      'eval', 'read', "'-v x'", "'A x=C'", '"$x$y"', '${x:-A}', '${#x}', '$?', '$!', '[AB]', '{A,B}', '~', '$(echo A)', '--', 'flock',
    ]); // biome-ignore format: a list of values
  const arithmetic = (): string =>
    pick([
      'n',
      'n+1',
      'n++',
      'n=5',
      'x',
      'y=n',
      'n<3',
      'a$n',
      '$n',
      'n,y',
      '${#x}',
      'n?x:y',
      '--n',
      'n=1,y=2',
      'a[n]',
    ]);
  const use = (): string =>
    pick([
      '$x', '"$x"', '$y', '"$y" A', '$x B', 'A $x', 'A "$n"', 'flock f $x B', 'flock f "$x" B', 'timeout $n A', 'timeout 5$x A',
      'nice $x A', 'env $x', 'env A', 'xargs $x A', 'bash -c "$x"', "bash -c 'n=1; (( n++ )) && A'", 'eval $x', 'eval "$x"',
      'A $((n))', 'A ${a[n]}', 'A ${a[$n]}', '[[ $n -gt 1 ]] && A', '[[ 5 -gt $n ]] && B', 'wait $n', 'wait "$x"', 'printf $x y A',
      'A *.none', 'flock f *.none B', 'time $x', '! $x', '$x$y', '"$x"$y A', '$x"" A', 'command $x', 'exec $x', 'A ${x:0:$n}',
    ]); // biome-ignore format: a list of uses
  const statement = (depth: number): string => {
    const inner = (): string => (depth > 2 ? use() : script(depth + 1));
    return pick<() => string>([
      () => `${name()}=${value()}`,
      () => `${name()}=${value()}`,
      () => `${name()}=${value()}`,
      use,
      use,
      () => `(( ${arithmetic()} ))`,
      () => `${name()}+=${value()}`,
      () => `export ${name()}=${value()}`,
      () => `declare ${pick(['', '-r ', '-l ', '-u ', '-a '])}${name()}${pick(['', `=${value()}`])}`,
      () => `readonly ${name()}`,
      () => `unset ${name()}`,
      () => `${pick(['declare', 'export', 'readonly'])} "${name()}${pick(['', '[0]'])}=${pick(['A', 'B', '5', 'a[\\$(C)]'])}"`,
      () => `${pick(["read '", "printf -v '", "unset '"])}${name()}[0]' ${pick(['', '<<< '])}${value()}`,
      () => `${pick([':', 'A'])} ${pick(['$((1/0))', '${x:0:-9}', '${a[-9]}', '$((08))', '*.none'])}; ${name()}=${value()}`,
      () => `${name()}[${pick(['0', '-9', '1'])}]=${value()}`,
      () => `UID=${value()}`,
      () => `A ${pick(['${x%%A*}', '${n:+}', '$x', '${y%?}'])}-c B`,
      () => `n=$(stat -c%s ${pick(['$x', '"$x"', '/dev/null'])})`,
      () => `read ${name()} <<< ${value()}`,
      () => `printf -v ${name()} ${value()}`,
      () => `${name()}=${value()} ${use()}`,
      () => `${name()}=${value()} > ${pick(['/nowhere/f', '/dev/null'])}`,
      () => `${name()}=(${value()} ${value()})`,
      () => `shopt -s ${pick(['nullglob', 'failglob', 'lastpipe'])}`,
      () => `trap '${pick(['x=B', '$x', 'A'])}' ${pick(['EXIT', 'ERR', 'DEBUG'])}`,
      () => `if ${inner()}; then ${inner()}; fi`,
      () => `for ${name()} in ${value()} ${value()}; do ${inner()}; done`,
      () => `for (( ${pick(['n=0', '', 'y=1'])}; n<2; n++ )); do ${inner()}; done`,
      () => `( ${inner()} )`,
      () => `{ ${inner()}; }`,
      () => `${statement(3)} ${pick(['&&', '||', '|'])} ${statement(3)}`,
      () => `${statement(3)} & `,
      () => `case ${value()} in A) ${inner()};; *) ${inner()};; esac`,
      () => `[[ ${value()} =~ ${pick(['^(A|B)$', 'A{1,2}', '(A', '(a b)', '($x)', '(A)|B', '[(]A', '"("'])} ]] && ${use()}`,
      () => `A ${pick(['${x:-a b}', '${x//A/ }', '${!a[@]}', '${x:+a  b}'])}`,
    ])(); // biome-ignore format: a list of statements
  };
  const script = (depth = 0): string =>
    Array.from({ length: 1 + Math.floor(random() * (depth === 0 ? 6 : 3)) }, () => statement(depth))
      .reduce((before, one) => `${before}${pick(['; ', '\n'])}${one}`)
      .replaceAll('& ;', '&')
      .replaceAll('& \n', '&\n');
  return script();
}
