import { array, assert, constantFrom, property, tuple } from 'fast-check';
import { DenyIndex } from '../../../src/policy/match/book/deny-index.ts';
import { compileRule } from '../../../src/policy/match/compile/compile-rule.ts';
import type { CompiledRule } from '../../../src/policy/match/compile/compiled-rule.ts';
import { denies } from '../../../src/policy/match/judge/match-command.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { aRule } from '../../support/rules/rules.ts';

const WORDS = [
  'a',
  'b',
  'ab',
  '-x',
  '-xy',
  '--all',
  '--al',
  '/etc/',
  '/etc',
  '/etc/.',
  "''",
  "'a b'",
  '\uE001',
  '\uFFFD',
];
const ruleText = tuple(
  constantFrom('rm', 'git', '/bin/rm', '*'),
  array(constantFrom(...WORDS, '*', 'a*', '?', '[ab]', '$X'), { maxLength: 4 }),
).map(([name, words]) => [name, ...words].join(' '));
const commandText = tuple(
  constantFrom('rm', 'git', '/bin/rm', 'X=1 rm', '\\rm', '$Y'),
  array(constantFrom(...WORDS, '$X', '{a,b}', '"$X"a'), { maxLength: 4 }),
).map(([name, words]) => [name, ...words].join(' '));

function compiled(pattern: string, place: number): CompiledRule[] {
  try {
    return [compileRule(aRule(pattern, { id: String(place), effect: 'deny', type: 'glob' }))];
  } catch {
    return [];
  }
}

test('every rule that denies a command, for certain or possibly, is found for it, once', () => {
  const met = { certain: 0, possible: 0 };
  assert(
    property(array(ruleText, { maxLength: 12 }), commandText, (patterns, text) => {
      const rules = patterns.flatMap(compiled);
      const index = new DenyIndex(rules);
      return analyse(text).reached.every(({ command }) => {
        const found = [...index.candidates(command)];
        return rules.every((rule) => {
          const denial = denies(rule.commands[0] as CompiledRule['commands'][number], command);
          if (denial !== null) met[denial] += 1;
          return found.filter((one) => one === rule).length <= 1 && (denial === null || found.includes(rule));
        });
      });
    }),
    { numRuns: 4_000, seed: 20261128 },
  );
  expect(met.certain).toBeGreaterThan(300);
  expect(met.possible).toBeGreaterThan(300);
});

test('rules about other things than a command names are left out', () => {
  const rules = ['git push origin *', 'git -C * push *', 'git push --force *', 'rm origin'].flatMap(compiled);
  const [asked] = analyse('git pull origin main').reached;
  const found = asked === undefined ? [] : [...new DenyIndex(rules).candidates(asked.command)];
  expect(found.map(({ rule }) => rule.pattern)).toEqual(['git push origin *']);
});
