import { lastDue } from '../../../src/digest/weekly/last-due.ts';

const MONDAYS = '0 9 * * mon';

test.each([
  ['Europe/Madrid', '2026-11-23T07:59:59Z', '2026-11-16T08:00:00.000Z'],
  ['Europe/Madrid', '2026-11-23T08:00:00Z', '2026-11-23T08:00:00.000Z'],
  ['Europe/Madrid', '2026-11-29T23:00:00Z', '2026-11-23T08:00:00.000Z'],
  // The clocks went back on Sunday, 25 October: nine o'clock is an hour later for the rest of the world.
  ['Europe/Madrid', '2026-10-19T12:00:00Z', '2026-10-19T07:00:00.000Z'],
  ['Europe/Madrid', '2026-10-26T07:59:00Z', '2026-10-19T07:00:00.000Z'],
  ['Europe/Madrid', '2026-10-26T08:00:00Z', '2026-10-26T08:00:00.000Z'],
  // And forward on Sunday, 29 March.
  ['Europe/Madrid', '2026-03-30T06:59:00Z', '2026-03-23T08:00:00.000Z'],
  ['Europe/Madrid', '2026-03-30T07:00:00Z', '2026-03-30T07:00:00.000Z'],
  ['UTC', '2026-11-23T09:00:00.500Z', '2026-11-23T09:00:00.000Z'],
])('in %s at %s the last Monday morning was %s', (timezone, now, expected) => {
  expect(lastDue(MONDAYS, timezone, new Date(now))?.toISOString()).toBe(expected);
});

test('a time that the clocks skip is left out, as the scheduler leaves it out', () => {
  // Cairo goes forward at midnight of a Friday: half past midnight does not exist on that day.
  const due = lastDue('30 0 * * fri', 'Africa/Cairo', new Date('2026-04-24T12:00:00Z'));
  expect(due?.toISOString()).toMatch(/^2026-04-16T22:30/);
});

test.each([
  ['* * * * * *', '2026-11-23T09:00:00.000Z'],
  ['0 0 29 2 *', '2024-02-29T00:00:00.000Z'],
])('%s was due last at %s', (cron, expected) => {
  expect(lastDue(cron, 'UTC', new Date('2026-11-23T09:00:00.900Z'))?.toISOString()).toBe(expected);
});
