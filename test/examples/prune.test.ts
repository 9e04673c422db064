import { month } from '../../examples/month/month.ts';
import type { Compared } from '../../examples/prune/compare.ts';
import { exactPeople } from '../../examples/prune/exact-people.ts';
import { HAND_WRITTEN } from '../../examples/prune/hand-written.ts';
import { isKept, reportText } from '../../examples/prune/report.ts';
import { secondMonth } from '../../examples/prune/second-month.ts';
import { refusals } from '../../src/policy/match/compile/refuse.ts';
import { aRule } from '../support/rules/rules.ts';

const first = month();

test('people choose the exact rule, whatever else is offered', () => {
  const [item] = first;
  if (item === undefined) throw new Error('the month is empty');
  const risk = { score: 0, level: 'low', categories: [], factors: [] };
  const reaction = exactPeople({ ...item, risk, findings: [] });
  expect(reaction.kind === 'allow' && reaction.choose(['Allow it with any tag', 'Allow exactly this'])).toBe(
    'Allow exactly this',
  );
});

test('what is written by hand may be a rule', () => {
  const refused = HAND_WRITTEN.flatMap(({ pattern, type, example }) =>
    refusals(aRule(pattern, { type }), example),
  );
  expect(refused).toEqual([]);
});

test('the second month has other commits, keeps weekdays, and asks for each command of the first one again', () => {
  const asked = secondMonth(first);
  const again = asked.filter(({ what }) => what === 'first month again').map(({ item }) => item.command);
  expect(new Set(again)).toEqual(new Set(first.map(({ command }) => command)));
  const before = new Set(first.map(({ command }) => command));
  const fresh = asked.filter(({ what, item }) => what === 'second month' && !before.has(item.command));
  expect(fresh.length).toBeGreaterThan(500);
  const times = asked.map(({ item }) => item.at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('one other verdict breaks the promise, and is printed', () => {
  const [one] = secondMonth(first);
  if (one === undefined) throw new Error('the second month is empty');
  const allow = { verdict: 'allow', findings: [] };
  const same: Compared = { ...one, unpruned: allow, pruned: allow };
  const other: Compared = { ...same, pruned: { verdict: 'ask', findings: [] } };
  const pruned = { before: 396, after: 154, kinds: [], digestMs: 1 };
  expect(isKept(pruned, [same])).toBe(true);
  expect(isKept({ ...pruned, after: 181 }, [same])).toBe(false);
  expect(isKept(pruned, [same, other])).toBe(false);
  expect(reportText(pruned, [same, other])).toContain('allow before, ask after');
});
