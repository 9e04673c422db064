import { at } from '../../examples/month/calendar.ts';
import type { Item } from '../../examples/month/item.ts';
import type { Outcome } from '../../examples/month/replay.ts';
import { reportOf, reportText } from '../../examples/month/report.ts';
import type { ShownRequest } from '../support/gate/api.ts';

const item = (day: number, incident?: string): Item => ({
  day,
  at: at(day, '10:00'),
  command: 'make',
  environment: 'production',
  reason: 'a test',
  context: { source: 'cli', actor: 'octocat' },
  ...(incident === undefined ? {} : { incident }),
});

function outcome(item: Item, verdict: 'allow' | 'ask'): Outcome {
  const request = {
    verdict,
    status: verdict === 'allow' ? 'approved' : 'denied',
    risk: { score: 5, level: 'low', categories: [], factors: [] },
    findings: [],
    decision: { by: { kind: verdict === 'allow' ? 'rule' : 'reviewer' }, reason: 'no' },
  } as unknown as ShownRequest;
  return { item, request, rules: item.day };
}

/** Ten requests a day, so many of them by rule, and an incident on the ninth day. */
function reported(byRule: number, incident: 'allow' | 'ask' | 'never asked') {
  const days = Array.from({ length: 30 }, (_, index) => index + 1);
  const ordinary = days.flatMap((day) => Array.from({ length: 10 }, () => item(day)));
  const wrong = item(9, 'something wrong');
  const outcomes = ordinary.map((one, index) => outcome(one, index % 10 < byRule ? 'allow' : 'ask'));
  const last = incident === 'never asked' ? [] : [outcome(wrong, incident)];
  return reportOf([...ordinary, wrong], [...outcomes, ...last]);
}

test.each([
  [9, 'ask', true],
  [8, 'ask', false],
  [10, 'allow', false],
  [10, 'never asked', false],
] as const)('%i of 10 by rule, and an incident %s: kept is %s', (byRule, incident, isKept) => {
  expect(reported(byRule, incident).isKept).toBe(isKept);
});

test('the table names every day, and the incident with its verdict', () => {
  const lines = reportText(reported(9, 'ask')).split('\n');
  expect(lines[1]).toBe('  1  Fri 2026-05-01        10        9      1    90.0 %      1');
  expect(lines[31]).toMatch(/^all .* 301 +270 +31 +89\.7 %/);
  expect(lines.join('\n')).toContain('ask (5 low; no rule knows it), denied: no');
  expect(lines.at(-2)).toBe('Kept: at least 90.0 % in the last week, and every incident is asked about.');
});
