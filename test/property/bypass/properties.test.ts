import * as fc from 'fast-check';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { strictest, type Verdict } from '../../../src/policy/verdict.ts';
import { evaluateBy, policyOf } from '../../policy/bypass/verdict.ts';
import { allow, deny } from '../../support/rules/rules.ts';

beforeAll(loadSqlParser);

const NAMES = ['docker', 'git', 'make', 'echo', 'npx', 'find', 'timeout 5', 'sudo'];
const ARGUMENTS = ['compose', 'ps', 'x', '-f', '--all', 'push', '-exec', '5', '.'];
const EXPANSIONS = ['$X', '"$X"', '${X}', '${X:-y}', '$(echo x)', '`echo x`', '"$(echo x)"', '~', '{a,"b"}', '*', '?', '[a]'];

const name = fc.constantFrom(...NAMES);
const argument = fc.constantFrom(...ARGUMENTS);
const pattern = fc.tuple(name, fc.array(fc.oneof(argument, fc.constantFrom('*', '*', 'p*', '?')), { maxLength: 4 })).map(([first, rest]) => [first, ...rest].join(' '));
const rules = fc.array(
  fc.tuple(pattern, fc.boolean()).map(([text, isDeny]) => (isDeny && text.length % 5 === 0 ? deny(text) : allow(text))),
  { minLength: 1, maxLength: 5 },
);
const command = fc.tuple(name, fc.array(fc.oneof(argument, fc.constantFrom(...EXPANSIONS)), { maxLength: 4 })).map(([first, rest]) => [first, ...rest].join(' '));
const operator = fc.constantFrom(' && ', ' || ', '; ', ' | ', ' |& ', ' & ', '\n', ' #\n', ' && ! ');

test('text after an operator never makes a verdict milder, whatever the rules', () => {
  fc.assert(
    fc.property(rules, command, operator, command, (some, first, joined, second) => {
      const policy = policyOf(some);
      const alone = evaluateBy(policy, first).verdict;
      const both = evaluateBy(policy, first + joined + second).verdict;
      expect(strictest([alone, both])).toBe(both);
    }),
    { numRuns: 4000 },
  );
});

test('what is allowed together is allowed one by one, where rules are for one command', () => {
  fc.assert(
    fc.property(rules, fc.array(command, { minLength: 2, maxLength: 4 }), operator, (some, commands, joined) => {
      const policy = policyOf(some);
      if (evaluateBy(policy, commands.join(joined)).verdict !== 'allow') return;
      for (const one of commands) expect(evaluateBy(policy, one).verdict).toBe('allow');
    }),
    { numRuns: 2000 },
  );
});

/** Every way to write a plain word that bash takes for the same. */
const STYLES: readonly ((text: string) => string)[] = [(text) => text, (text) => `"${text}"`, (text) => `'${text}'`, (text) => `$'${text}'`, (text) => text.replaceAll(/[^\d]/g, '\\$&'), (text) => `${text.slice(0, 1)}""${text.slice(1)}`, (text) => `''${text}`];
const BLANKS = [' ', '  ', '\t', ' \\\n', ' \\\n\t'];

test('white space and quotes that bash ignores change no verdict, whatever the rules', () => {
  const words = fc.tuple(name, fc.array(argument, { maxLength: 4 })).map(([first, rest]) => [...first.split(' '), ...rest]);
  const dress = fc.array(fc.tuple(fc.nat(STYLES.length - 1), fc.nat(BLANKS.length - 1)), {
    minLength: 7,
    maxLength: 7,
  });
  fc.assert(
    fc.property(rules, words, dress, (some, plain, dresses) => {
      const policy = policyOf(some);
      const dressed = plain
        .map((word, index) => {
          const [style = 0, blank = 0] = dresses[index] ?? [];
          return (STYLES[style]?.(word) ?? word) + (BLANKS[blank] ?? ' ');
        })
        .join('');
      expect(evaluateBy(policy, ` ${dressed} # why\n`).verdict).toBe(evaluateBy(policy, plain.join(' ')).verdict);
    }),
    { numRuns: 3000 },
  );
});

test("a rule's literal never matches an expansion", () => {
  const tokens = fc.array(fc.oneof(argument, fc.constant('*')), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(tokens, fc.nat(), fc.constantFrom(...EXPANSIONS), (some, at, expansion) => {
      const index = at % some.length;
      // With a `*` in front or behind, the expansion could stand there.
      fc.pre(!some.includes('*') || (some[index] !== '*' && !some.slice(0, index + 1).includes('*') && some.at(-1) !== '*'));
      const filled = some.map((token, position) => (position === index ? expansion : token === '*' ? 'y' : token));
      const policy = policyOf([allow(`tool ${some.join(' ')}`), allow('echo x')]);
      const expected: Verdict = 'ask';
      expect(evaluateBy(policy, `tool ${filled.join(' ')}`).verdict).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});

test('it never throws, whatever the text', () => {
  const policy = policyOf([allow('docker *'), allow('echo *'), deny('rm -rf *'), deny('(a|b) .*', 'regex')]);
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...NAMES, ...EXPANSIONS, ...'(){}[]<>|&;$`\'"\\\n#!='.split(''), '<<E\n', '$((', '[[', '${', '__proto__', 'constructor'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(['allow', 'ask', 'deny']).toContain(evaluateBy(policy, pieces.join('')).verdict);
    }),
    { numRuns: 3000 },
  );
});
