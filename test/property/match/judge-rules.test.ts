import * as fc from 'fast-check';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { verdictByRules } from '../../policy/match/judge/verdict-by-rules.ts';
import { allow } from '../../support/rules/rules.ts';

beforeAll(loadSqlParser);

const RULES = [allow('docker compose *'), allow('echo *'), allow('make *'), allow('git status')];
const word = fc.constantFrom('docker', 'compose', 'ps', 'echo', 'make', 'x', '"y z"', '$V', "'*'", '{a,b}');
const command = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

test('text after an operator never turns ask into allow', () => {
  const operator = fc.constantFrom(' && ', ' || ', '; ', ' | ', ' & ', '\n');
  fc.assert(
    fc.property(command, operator, command, (first, joined, second) => {
      fc.pre(verdictByRules(RULES, first) === 'ask');
      expect(verdictByRules(RULES, first + joined + second)).toBe('ask');
    }),
    { numRuns: 3000 },
  );
});

test('a rule more that allows never turns allow into ask', () => {
  const patterns = [
    'sudo *',
    'sudo -u x *',
    'sudo rm x',
    'sudo * x',
    '*',
    'rm *',
    'sh -c *',
    "sh -c 'rm x'",
    'a && sudo *',
  ];
  const texts = [
    'sudo rm x',
    'sudo -u x rm x',
    "sh -c 'rm x'",
    "sudo sh -c 'rm x'",
    'a && sudo rm x',
    'rm x',
    'rm $X',
  ];
  const some = fc.subarray(patterns.map((pattern) => allow(pattern)));
  fc.assert(
    fc.property(
      some,
      fc.constantFrom(...patterns),
      fc.nat(9),
      fc.constantFrom(...texts),
      (rules, more, at, text) => {
        fc.pre(verdictByRules(rules, text) === 'allow');
        expect(verdictByRules(rules.toSpliced(at, 0, allow(more)), text)).toBe('allow');
      },
    ),
    { numRuns: 1000 },
  );
});

test('white space and quoting that bash ignores change nothing', () => {
  const plain = fc.array(fc.constantFrom('docker', 'compose', 'ps', 'echo', 'x', 'rm'), {
    minLength: 1,
    maxLength: 5,
  });
  const style = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `"${text}"`,
    (text) => `'${text}'`,
    (text) => `\\${text}`,
    (text) => `${text.slice(0, 1)}''${text.slice(1)}`,
  );
  fc.assert(
    fc.property(plain, fc.array(style, { minLength: 5, maxLength: 5 }), (words, styles) => {
      const dressed = words.map((one, index) => styles[index]?.(one) ?? one).join(' \t ');
      expect(verdictByRules(RULES, `  ${dressed} # why`)).toBe(verdictByRules(RULES, words.join(' ')));
    }),
    { numRuns: 2000 },
  );
});
