import { evaluate } from '../../src/policy/evaluate.ts';
import { type Candidate, type Facts, NO_FACTS } from '../../src/policy/facts.ts';
import { ruleBook } from '../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../src/policy/match/repositories/provenance.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { printReasoning } from '../../src/policy/reasoning.ts';
import { levelOf, RISK_LEVELS, type RiskLevel } from '../../src/policy/risk/risk.ts';
import { loadSqlParser } from '../../src/policy/risk/sql/parser.ts';
import type { Rule } from '../../src/policy/rule.ts';
import { strictest, type Verdict } from '../../src/policy/verdict.ts';
import { aRule } from '../support/rules/rules.ts';

const now = new Date('2026-11-24T10:00:00Z');

beforeAll(loadSqlParser);

function asked(command: string, rules: Rule[] = [], facts: Partial<Facts> = {}, environment = 'production') {
  const candidate: Candidate = {
    command,
    environment,
    repository: null,
    provenance: TRUSTED,
    sha: null,
    plan: null,
  };
  const policy: Policy = {
    book: ruleBook(rules),
    hours: null,
    ceilings: { production: 'high', staging: 'low', sandbox: 'critical' },
    closed: new Set(),
    usedUp: new Set(),
  };
  return evaluate(candidate, { ...NO_FACTS, ...facts }, policy, now);
}

const COMMANDS: Record<RiskLevel, string> = {
  low: 'docker compose restart api',
  medium: 'git push origin main --force',
  high: 'npx prisma migrate deploy',
  critical: 'docker volume rm data',
};
const RULES: Record<string, (command: string) => Rule[]> = {
  'no rule': () => [],
  'an allow rule': (command) => [aRule(command)],
  'a deny rule': (command) => [aRule(command, { effect: 'deny' })],
  'both rules': (command) => [aRule(command), aRule(command, { effect: 'deny' })],
};
const NOTICED: Record<string, Partial<Facts>> = {
  'nothing noticed': {},
  'a note': { seenBefore: false },
  'a finding that asks': {
    deniedBefore: { id: 'r1', command: 'x', at: now, by: 'U0ANA', reason: 'no' },
  },
};
const CEILINGS: Record<string, RiskLevel> = { production: 'high', staging: 'low', sandbox: 'critical' };

const combinations = Object.keys(RULES).flatMap((rule) =>
  RISK_LEVELS.flatMap((level) =>
    Object.keys(NOTICED).flatMap((noticed) =>
      Object.keys(CEILINGS).flatMap((environment) =>
        ['clear', 'opaque'].map((text) => ({ rule, level, noticed, environment, text })),
      ),
    ),
  ),
);

/** CONTRACT §5, said once more and in another way than the code does. */
function expected({ rule, level, noticed, environment, text }: (typeof combinations)[number]): Verdict {
  if (rule === 'a deny rule' || rule === 'both rules') return 'deny';
  if (rule === 'no rule' || text === 'opaque' || noticed === 'a finding that asks') return 'ask';
  const ceiling = CEILINGS[environment] ?? 'high';
  // What is not production weighs a little less there; only the lowest ceiling is near enough to tell.
  const isBelow = RISK_LEVELS.indexOf(level) <= RISK_LEVELS.indexOf(ceiling);
  return isBelow ? 'allow' : 'ask';
}

test.each(combinations)('$rule, $level risk, $noticed, in $environment, $text text', (combination) => {
  const { rule, level, noticed, environment, text } = combination;
  const command = COMMANDS[level];
  const rules = RULES[rule]?.(command) ?? [];
  const opaque = text === 'opaque' ? `${command}; echo $((X))` : command;
  const evaluation = asked(opaque, [...rules, aRule('echo *')], NOTICED[noticed], environment);
  expect(evaluation.verdict).toBe(expected(combination));
});

test('what nothing is known about is asked', () => {
  expect(asked('ls')).toMatchObject({ verdict: 'ask', findings: [], rules: [] });
});

test('a verdict explains itself as lines of text', () => {
  const rules = [aRule('docker compose pull *'), aRule('git push *')];
  const { reasoning } = asked(
    'docker compose pull api && git push origin main --force',
    rules,
    {},
    'staging',
  );
  expect(printReasoning(reasoning)).toEqual([
    'ask  Rules match, but a person must approve: High risk always needs a person in staging.',
    '  allow  Rules, command by command:',
    '    allow  docker compose pull api  is matched by the glob rule “docker compose pull *”',
    '    allow  git push origin main --force  is matched by the glob rule “git push *”',
    '  allow  The command could be fully parsed.',
    '  ·  Risk: high (50 of 100): deploy, destructive.',
    '    ·  +45  A forced push overwrites what others have pushed.',
    '    ·  +5  Pulls images.',
    '  ask  Unusual:',
    '    ask  High risk always needs a person in staging.',
  ]);
});

test('a rule that denies says why, whatever allows', () => {
  const rules = [aRule('docker *'), aRule('docker volume *', { effect: 'deny', reason: 'ask the DBA' })];
  const { verdict, rules: deciding, reasoning } = asked('docker volume rm data', rules);
  expect(verdict).toBe('deny');
  expect(deciding.map(({ pattern }) => pattern)).toEqual(['docker volume *']);
  expect(reasoning.text).toBe('The rule “docker volume *” denies this: ask the DBA');
});

test('the strictest verdict wins, and no verdict at all is no reason to allow', () => {
  expect(strictest(['allow', 'deny', 'ask'])).toBe('deny');
  expect(strictest(['allow', 'ask', 'allow'])).toBe('ask');
  expect(strictest(['allow'])).toBe('allow');
  expect(strictest([])).toBe('ask');
});

test.each([
  [0, 'low'],
  [24, 'low'],
  [25, 'medium'],
  [49, 'medium'],
  [50, 'high'],
  [74, 'high'],
  [75, 'critical'],
  [100, 'critical'],
])('a score of %i is %s', (score, level) => {
  expect(levelOf(score)).toBe(level);
});

test('a secret is masked before anything is cut, so that no part of it is left', () => {
  const command = `deploy ${'a'.repeat(60)} ${'b'.repeat(30)} --token=hunter2hunter2 $((X))`;
  const text = JSON.stringify(asked(command));
  expect(text).toContain('‹secret›');
  expect(text).not.toContain('hunter');
});

test('assignments alone are asked about: an approval needs a rule to stand on', () => {
  expect(asked('X=1').verdict).toBe('ask');
  expect(asked('X=1; echo "$X"', [aRule('echo *')]).verdict).toBe('allow');
});
