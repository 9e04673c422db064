import { weekdayOf } from '../../examples/month/calendar.ts';
import { carefulPeople } from '../../examples/month/careful-people.ts';
import type { Item } from '../../examples/month/item.ts';
import { month } from '../../examples/month/month.ts';

const items = month();

const daysOf = (day: number): Item[] => items.filter((item) => item.day === day);

test('the month is the same every time, and in order', () => {
  expect(month()).toEqual(items);
  const times = items.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('there are 3 to 8 deploys to production on each of its 30 days', () => {
  const counts = Array.from({ length: 30 }, (_, index) => {
    const runs = daysOf(index + 1)
      .filter(({ environment, incident }) => environment === 'production' && incident === undefined)
      .filter(({ command }) => command.startsWith('docker pull '))
      .map(({ context }) => context.run_id);
    return new Set(runs).size;
  });
  expect(counts).toHaveLength(30);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
  expect(Math.max(...counts)).toBeLessThanOrEqual(8);
});

test('the incidents are on the days of the case, the schema change on a Friday at 23:00', () => {
  const wrong = items.filter(({ incident }) => incident !== undefined);
  expect(wrong.map(({ day }) => day)).toEqual([3, 9, 14, 18, 22, 28]);
  expect(weekdayOf(22)).toBe('Fri');
  expect(wrong.find(({ day }) => day === 22)?.at.toISOString()).toBe('2026-05-22T21:00:00.000Z');
});

test('there are rollbacks, hot fixes, migrations, and the second deploy of day 28 is the first one again', () => {
  const workflows = new Set(items.map(({ context }) => context.workflow));
  for (const name of ['deploy', 'rollback', 'hotfix', 'migrate', 'backup', 'clean-up'])
    expect(workflows).toContain(name);
  const twice = items.find(({ day, incident }) => day === 28 && incident !== undefined);
  const same = daysOf(28).filter(
    ({ command, environment, context }) =>
      command === twice?.command && environment === twice.environment && context.sha === twice.context.sha,
  );
  expect(same).toHaveLength(2);
  expect(new Set(same.map(({ context }) => context.run_id)).size).toBe(2);
});

test('people react to what is on the card: they are not told what is an incident', () => {
  const [item] = items.filter(({ incident }) => incident !== undefined);
  const risk = { score: 0, level: 'low', categories: [], factors: [] };
  const { command, environment, context, reason } = item as Item;
  expect(carefulPeople({ command, environment, context, reason, risk, findings: [] }).kind).toBe('allow');
});
