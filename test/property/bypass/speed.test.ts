import { runInNewContext } from 'node:vm';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { evaluateBy, policyOf } from '../../policy/bypass/verdict.ts';
import { allow, deny } from '../../support/rules/rules.ts';

beforeAll(loadSqlParser);

const LENGTH = 16_000;

const UNITS = [
  '(',
  '{',
  '$(',
  '"',
  "'",
  '\\',
  '`',
  '<(',
  '>(',
  '[[ ',
  '${',
  '$((',
  '((',
  '[',
  '?',
  '*',
  '~',
  '!',
  '=',
  '\r',
  '\u200b',
  'a ',
  'a;',
  'a&&',
  'a|',
  'a\n',
  '{a,b}',
  '{1..9}',
  '{a,',
  '{a,b},',
  '$x',
  'a$x',
  '${x:-',
  'a=',
  'a[',
  '<<E\n',
  '>a ',
  '2>&1 ',
  '\\\n',
  'if a; then ',
  'while a; do ',
  'for i in ',
  'case x in ',
  'f() ',
  'function f ',
  '@(',
  '+(a|',
  "$'",
  'sudo ',
  'env ',
  'timeout 1 ',
  'eval ',
  'xargs ',
  'find . -exec ',
  'ssh h ',
  "sh -c '",
  'npx ',
  'docker run a ',
  'git -',
  '-x ',
  '--x=y ',
  '://',
  'a://b:',
  'a:b@',
  'password=',
  'secret-',
  'token',
  '-_',
  'a--',
  'authorization:',
  'mysql ',
  'curl -u ',
  's/a/b/',
  '{e',
  '|getline',
  'system(',
  'echo prod x y z ',
  'rm -r ',
  'SELECT ',
  '\u0430a ',
  '# a\n',
  '../',
  'a.b',
  'print ',
  '\\o ',
  'a,',
  '..',
  '|a',
];
const STARTS = ['echo ', 'sed ', 'echo "', 'echo {', "awk '", "psql -c '", 'git '];

const policy = policyOf([allow('docker *'), allow('echo *a*b*c*'), allow('echo a && echo b'), deny('rm -rf *'), deny('echo * prod* *x*y*z*'), deny('(a|b)+c .*', 'regex')]);

/** A blow-up takes minutes. Nothing but this ends a call that never waits; how fast one is, the bench says. */
const BLOWN_UP_MS = 20_000;

function verdictInTime(text: string): unknown {
  const verdict = (): string => evaluateBy(policy, text).verdict;
  return runInNewContext('verdict()', { verdict }, { timeout: BLOWN_UP_MS });
}

/** Three of the starts for each unit, other ones for the next: every pair that blew up once is among them. */
const startsFor = (unit: string): string[] => {
  const at = UNITS.indexOf(unit);
  return ['', ...[at, at + 3].map((shift) => STARTS[shift % STARTS.length] ?? '')];
};

test.each(UNITS)('16,000 characters of %j are judged, and blow nothing up', (unit) => {
  for (const start of startsFor(unit)) {
    const text = start + unit.repeat(Math.floor((LENGTH - start.length) / unit.length));
    expect(['ask', 'deny', 'allow']).toContain(verdictInTime(text));
  }
});
