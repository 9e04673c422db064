import { weekWindows } from '../../../src/digest/weekly/read-weeks.ts';

test.each([
  // Clocks in Madrid went back on Sunday 25 October 2026, and forward on 28 March 2027.
  ['an ordinary Monday', '2026-11-23T08:00:00Z', '2026-11-16', '2026-11-22T22:59:59.999Z', '2026-11-09'],
  [
    'the Monday after they went back',
    '2026-10-26T08:00:00Z',
    '2026-10-19',
    '2026-10-25T22:59:59.999Z',
    '2026-10-12',
  ],
  [
    'the Monday after they went forward',
    '2027-03-29T07:00:00Z',
    '2027-03-22',
    '2027-03-28T21:59:59.999Z',
    '2027-03-15',
  ],
  ['midnight', '2026-11-22T23:00:00Z', '2026-11-16', '2026-11-22T22:59:59.999Z', '2026-11-09'],
])('on %s the weeks are whole days', (_what, now, first, until, before) => {
  const windows = weekWindows('Europe/Madrid', new Date(now));
  expect([windows.now.days[0], windows.now.days.length]).toEqual([first, 7]);
  expect(windows.now.until.toISOString()).toBe(until);
  expect([windows.before.days[0], windows.before.days.length]).toEqual([before, 7]);
  expect(windows.before.until.getTime()).toBeLessThan(windows.now.until.getTime() - 6.9 * 86_400_000);
});
