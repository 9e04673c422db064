import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { literalOf, showWords } from '../../../src/policy/shell/word.ts';
import { allow, deny } from '../../support/rules/rules.ts';
import { evaluateBy, policyOf } from '../bypass/verdict.ts';

const codes = (text: string): string[] => [...new Set(analyse(text).opacities.map(({ code }) => code))];
const commands = (text: string): string[] =>
  analyse(text)
    .reached.map(({ command }) => showWords(command.words))
    .filter((command) => command !== '');

beforeAll(loadSqlParser);

test.each<[string, string[]]>([
  ['CMD=docker; $CMD compose pull', ['docker compose pull']],
  ['CMD=docker\n"$CMD" ps', ['docker ps']],
  ['CMD=docker && $CMD ps', ['docker ps']],
  ['export CMD=docker; if a; then $CMD ps; fi', ['export CMD=docker', 'a', 'docker ps']],
  ['CMD=docker; CMD=docker; ( ${CMD} ps )', ['docker ps']],
  ['CMD="docker compose -f x.yml"; $CMD up -d', ['docker compose -f x.yml up -d']],
  ['BIN=/usr/bin; RM="$BIN/rm"; $RM -rf /', ['/usr/bin/rm -rf /']],
  ['NONE=; $NONE rm -rf /', ['rm -rf /']],
  ['RM=rm; sudo $RM -rf /', ['sudo rm -rf /', 'rm -rf /']],
  ['DIR=/srv; bash -c "cd $DIR && rm x"', ['bash -c cd /srv && rm x', 'cd /srv', 'rm x']],
])('%j runs %j', (text, expected) => {
  expect(commands(text)).toEqual(expected);
  expect(codes(text)).toEqual([]);
});

test.each([
  'if false; then CMD=docker; fi; $CMD ps',
  'CMD=docker; CMD=ls; $CMD x',
  '$CMD x; CMD=docker',
  'false && CMD=docker; $CMD x',
  'false || CMD=docker; $CMD x',
  'CMD=docker | true; $CMD x',
  'CMD=docker & $CMD x',
  '(CMD=docker); $CMD x',
  'for i in $L; do CMD=docker; done; $CMD x',
  'CMD=docker >/nowhere/f; $CMD x',
  'CMD=docker true; $CMD x',
  'CMD=docker; read CMD; $CMD x',
  'CMD=docker; command read CMD; $CMD x',
  'CMD=docker; mapfile CMD < f; $CMD x',
  'CMD=docker; unset CMD; $CMD x',
  'CMD=docker; printf -v CMD %s rm; $CMD x',
  'CMD=docker; wait -p CMD; $CMD x',
  'CMD=docker; for CMD in rm; do a; done; $CMD x',
  'CMD=docker; CMD+=x; $CMD x',
  'CMD=docker; : ${CMD:=x}; $CMD x',
  'CMD=docker; exec {CMD}>f; $CMD x',
  'CMD=docker; eval "CMD=rm"; $CMD x',
  'CMD=docker; eval "$CMD x"',
  'CMD=docker; source f; $CMD x',
  'CMD=docker; declare -n y=CMD; y=rm; $CMD x',
  'declare -l CMD; CMD=RM; $CMD x',
  'readonly CMD; CMD=docker; $CMD x',
  'f() { CMD=rm; }; CMD=docker; f; $CMD x',
  "trap 'CMD=rm' ERR; CMD=docker; false; $CMD x",
  'R=read; CMD=docker; $R CMD; $CMD x',
  'E=eval; $E "rm x"',
  'E=; $E export PATH=/evil',
  'CMD="command eval"; $CMD "rm x"',
  'CMD=ev; "${CMD}al" x',
  'PWD=docker; cd /; $PWD x',
  'UID=docker; $UID x',
  'CMD=$(a); $CMD x',
  'CMD=~/x; $CMD y',
  "CMD=$'\\x72m'; $CMD y",
  'CMD=r*; $CMD y',
  'CMD[0]=docker; $CMD x',
  'CMD=(docker rm); $CMD x',
])('the name in %j is not known', (text) => {
  expect(codes(text)).not.toEqual([]);
});

test('an inserted name is judged like a written one', () => {
  const policy = policyOf([deny('rm *'), allow('docker compose *')]);
  expect(evaluateBy(policy, 'RM=rm; $RM -rf /').verdict).toBe('deny');
  expect(evaluateBy(policy, 'R=r; RM="${R}m"; sudo "$RM" -rf /').verdict).toBe('deny');
  expect(evaluateBy(policy, 'CMD=docker; $CMD compose pull').verdict).toBe('allow');
  expect(evaluateBy(policy, 'CMD=docker; CMD=podman; $CMD compose pull').verdict).toBe('ask');
});

test('a value is not longer than a text may be', () => {
  const doubling = Array.from({ length: 40 }, (_, index) => `v${index + 1}="$v${index}$v${index}"`);
  const { reached } = analyse(['v0=xxxxxxxx', ...doubling, 'echo "$v40"'].join('\n'));
  expect(reached.every(({ command }) => (literalOf(command.words[1]) ?? '').length < 5000)).toBe(true);
});
