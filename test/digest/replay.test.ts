import * as fc from 'fast-check';
import { Replayer } from '../../src/digest/replay.ts';
import { usageOf } from '../../src/digest/usage.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import { NO_FACTS } from '../../src/policy/facts.ts';
import { ruleBook } from '../../src/policy/match/rule-book.ts';
import { loadSqlParser } from '../../src/policy/risk/sql/parser.ts';
import type { StoredRule } from '../../src/rulebook/stored-rule.ts';
import { asked, denied, facts, NOW, stored } from './facts.ts';

beforeAll(loadSqlParser);

const PATTERNS = ['a *', 'a b', 'a b *', '* b', 'b *', 'b', 'a && b', 'c x', 'c *'];
const COMMANDS = [
  'a',
  'a b',
  'a c',
  'b',
  'b x',
  'a && b',
  'a b && c x',
  'c x',
  'd',
  '$(b)',
  'sh -c "a b"',
  'a $X',
];
const ALWAYS = null;
const NEVER = { timezone: 'UTC', days: [], from: '00:00', to: '23:59' };

const rule = fc
  .record({
    pattern: fc.constantFrom(...PATTERNS),
    effect: fc.constantFrom<StoredRule['effect']>('allow', 'allow', 'allow', 'deny'),
    hours: fc.constantFrom<StoredRule['hours']>('any', 'any', 'working'),
    environments: fc.constantFrom<string[]>([], [], ['staging']),
  })
  .map(({ pattern, ...more }) => ({ pattern, ...more }));

test('a replay says what judging every request anew says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { maxLength: 8 }),
      fc.array(fc.nat(7), { maxLength: 4 }),
      fc.option(rule),
      async (drawn, chosen, added) => {
        const rules = drawn.map(({ pattern, ...more }, index) =>
          stored(pattern, { ...more, id: String(index) }),
        );
        const retire = rules.filter((_, index) => chosen.includes(index));
        const add = added === null ? null : stored(added.pattern, { ...added, effect: 'allow', id: 'added' });
        const commands = COMMANDS.flatMap((command) => [
          asked(command, { requests: 2 }),
          asked(command, { environment: 'staging' }),
        ]);
        const given = facts(rules, { commands, denials: [denied('a c')] });
        const replay = new Replayer(given, await usageOf(given)).replay([{ retire, add }]);

        const after = ruleBook([
          ...rules.filter((one) => !retire.includes(one)),
          ...(add === null ? [] : [add]),
        ]);
        const verdicts = (command: (typeof commands)[number], book: typeof after) =>
          [ALWAYS, NEVER].map(
            (hours) =>
              evaluate(
                { ...command, sha: null, plan: null },
                NO_FACTS,
                { book, hours, closed: new Set(), ceilings: {}, usedUp: new Set() },
                NOW,
              ).verdict,
          );
        const flipped = commands.filter(
          (one) => verdicts(one, given.book).join(' ') !== verdicts(one, after).join(' '),
        );
        const keys = (all: readonly { command: string; environment: string }[]) =>
          all.map(({ command, environment }) => `${environment} ${command}`).sort();
        expect(keys(replay.flips)).toEqual(keys(flipped));
        expect(replay.flipped).toBe(flipped.reduce((sum, { requests }) => sum + requests, 0));
        const isAllowed = flipped.some(
          (one) =>
            one.command === 'a c' &&
            one.environment === 'production' &&
            verdicts(one, after).some(
              (verdict, at) => verdict === 'allow' && verdicts(one, given.book)[at] !== 'allow',
            ),
        );
        expect(replay.denied.length > 0).toBe(isAllowed);
      },
    ),
    { numRuns: 400, seed: 20261124 },
  );
});
