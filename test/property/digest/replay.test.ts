import * as fc from 'fast-check';
import { replay } from '../../../src/digest/replay/replay.ts';
import { usageOf } from '../../../src/digest/usage/usage.ts';
import { evaluate } from '../../../src/policy/evaluate.ts';
import { NO_FACTS } from '../../../src/policy/facts.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { UNPROVEN } from '../../../src/policy/match/repositories/provenance.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import type { StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { asked, denied, facts, NOW, stored } from '../../digest/facts.ts';

beforeAll(loadSqlParser);

const PATTERNS = ['a *', 'a b', 'a b *', '* b', 'b *', 'b', 'a && b', 'c x', 'c *', 'docker compose run *'];
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
  'docker compose run x b',
  'a $X',
];
const BOUND = { isTrusted: false, boundTo: ['acme/*'] };
const ELSEWHERE = [
  { environment: 'staging' },
  { repository: 'acme/api', provenance: UNPROVEN },
  { repository: 'acme/api', provenance: BOUND },
];
const ALWAYS = null;
const NEVER = { timezone: 'UTC', days: [], from: '00:00', to: '23:59' };

const rule = fc
  .record({
    pattern: fc.constantFrom(...PATTERNS),
    effect: fc.constantFrom<StoredRule['effect']>('allow', 'allow', 'allow', 'deny'),
    hours: fc.constantFrom<StoredRule['hours']>('any', 'any', 'working'),
    environments: fc.constantFrom<string[]>([], [], ['staging']),
    repositories: fc.constantFrom<string[]>([], [], ['acme/api'], ['acme/*']),
  })
  .map(({ pattern, ...more }) => ({ pattern, ...more }));

type Given = ReturnType<typeof facts>;
type Change = { retire: StoredRule[]; add: StoredRule | null };

const drawnRule = ({ pattern, ...more }: { pattern: string } & Partial<StoredRule>, id: string): StoredRule =>
  stored(pattern, { ...more, id });

/** The verdicts of every request of the window by a book, within working hours and outside of them. */
function verdicts({ commands }: Given, book: ReturnType<typeof ruleBook>): string[][] {
  return commands.map((command) =>
    [ALWAYS, NEVER].map(
      (hours) =>
        evaluate(
          { ...command, sha: null, plan: null },
          NO_FACTS,
          {
            book,
            hours,
            closed: new Set(),
            ceilings: { production: 'high', staging: 'high' },
            usedUp: new Set(),
          },
          NOW,
        ).verdict,
    ),
  );
}

/** What judging every request anew, by a book made anew, says of a set of changes. */
function judgedAnew(given: Given, changes: readonly Change[]) {
  const retired = new Set(changes.flatMap(({ retire }) => retire));
  const added = changes.flatMap(({ add }) => (add === null ? [] : [add]));
  const before = verdicts(given, given.book);
  const after = verdicts(given, ruleBook([...given.rules.filter((one) => !retired.has(one)), ...added]));
  const flipped = given.commands.filter((_, index) => before[index]?.join() !== after[index]?.join());
  const opened = given.commands.filter((_, index) =>
    after[index]?.some((verdict, at) => verdict === 'allow' && before[index]?.[at] !== 'allow'),
  );
  return {
    flips: keys(flipped),
    flipped: flipped.reduce((sum, { requests }) => sum + requests, 0),
    isDenied: keys(opened).includes('production a c null'),
  };
}

const keys = (
  all: readonly { command: string; environment: string; repository: string | null }[],
): string[] =>
  all.map(({ command, environment, repository }) => `${environment} ${command} ${repository}`).sort();

test('a replay of several sets of changes says of each what judging every request anew says', async () => {
  const change = fc.record({ chosen: fc.array(fc.nat(7), { maxLength: 4 }), add: fc.option(rule) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { maxLength: 8 }),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (drawn, changes) => {
        const rules = drawn.map((one, index) => drawnRule(one, String(index)));
        const commands = COMMANDS.flatMap((command, index) => [
          asked(command, { requests: 2 }),
          asked(command, ELSEWHERE[index % ELSEWHERE.length]),
        ]);
        const given = facts(rules, { commands, denials: [denied('a c')] });
        const made = changes.map(({ chosen, add }, at) => ({
          retire: rules.filter((_, index) => chosen.includes(index)),
          add: add === null ? null : drawnRule({ ...add, effect: 'allow' }, `added ${at}`),
        }));
        const sets = [made, ...made.map((one) => [one])];
        const replays = await replay(given, await usageOf(given), sets);
        expect(
          replays.map(({ flips, flipped, denied: people }) => ({
            flips: keys(flips),
            flipped,
            isDenied: people.length > 0,
          })),
        ).toEqual(sets.map((one) => judgedAnew(given, one)));
      },
    ),
    { numRuns: 120, seed: 20261124 },
  );
});
