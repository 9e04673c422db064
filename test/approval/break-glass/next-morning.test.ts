import { nextMorning } from '../../../src/approval/break-glass/next-morning.ts';
import type { WorkingHours } from '../../../src/policy/environments/working-hours.ts';

const MADRID = 'Europe/Madrid';
const hours: WorkingHours = {
  timezone: MADRID,
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '18:00',
  holidays: ['2026-12-07', '2026-12-08'],
};
const morning = (after: string, more: Partial<WorkingHours> = {}) =>
  nextMorning({ ...hours, ...more }, MADRID, new Date(after)).toISOString();

test.each([
  ['at night the same morning', '2026-11-24T02:00:00Z', '2026-11-24T07:00:00.000Z'],
  ['by day the next one', '2026-11-24T10:00:00Z', '2026-11-25T07:00:00.000Z'],
  ['at the very moment the next one', '2026-11-24T07:00:00Z', '2026-11-25T07:00:00.000Z'],
  ['on Friday night on Monday', '2026-11-27T22:00:00Z', '2026-11-30T07:00:00.000Z'],
  ['before holidays after them', '2026-12-04T18:00:00Z', '2026-12-09T07:00:00.000Z'],
  ['over the end of summer time', '2026-10-23T20:00:00Z', '2026-10-26T07:00:00.000Z'],
  ['over its beginning', '2027-03-26T20:00:00Z', '2027-03-29T06:00:00.000Z'],
])('%s', (_when, after, at) => {
  expect(morning(after)).toBe(at);
});

test('where the clocks skip the hour it is the moment that they skip to', () => {
  const days = ['sun', ...hours.days];
  expect(morning('2027-03-27T20:00:00Z', { days, from: '02:30' })).toBe('2027-03-28T01:30:00.000Z');
});

test('a team without working hours begins at nine, every day', () => {
  expect(nextMorning(null, 'America/New_York', new Date('2026-11-28T15:00:00Z')).toISOString()).toBe(
    '2026-11-29T14:00:00.000Z',
  );
  expect(nextMorning(null, 'UTC', new Date('2026-11-28T03:00:00Z')).toISOString()).toBe(
    '2026-11-28T09:00:00.000Z',
  );
});

test('a team that is always on holiday is reminded the next day', () => {
  const holidays = Array.from({ length: 900 }, (_, day) =>
    new Date(Date.parse('2026-11-24') + day * 86_400_000).toISOString().slice(0, 10),
  );
  expect(morning('2026-11-24T10:00:00Z', { holidays })).toBe('2026-11-25T07:00:00.000Z');
});
