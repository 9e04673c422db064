import { evaluate } from '../../src/policy/evaluate.ts';
import { printReasoning } from '../../src/policy/reasoning.ts';
import { levelOf } from '../../src/policy/risk/risk.ts';
import { strictest } from '../../src/policy/verdict.ts';

const now = new Date('2026-11-24T10:00:00Z');

test('what nothing is known about is asked', () => {
  const candidate = { command: 'ls', environment: 'production', repository: null };
  const evaluation = evaluate(candidate, { requester: null }, { rules: [] }, now);
  expect(evaluation).toMatchObject({ verdict: 'ask', findings: [], rules: [] });
  expect(evaluation.risk.factors.map(({ code }) => code)).toEqual(['not-assessed']);
});

test('a verdict explains itself as lines of text', () => {
  const candidate = { command: 'ls', environment: 'production', repository: null };
  const { reasoning } = evaluate(candidate, { requester: null }, { rules: [] }, now);
  expect(printReasoning(reasoning)).toEqual([
    'ask  Nothing is known about this command, so people are asked.',
    '  ask  There is no rule yet.',
    '  ·  The risk has not been assessed.',
  ]);
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
