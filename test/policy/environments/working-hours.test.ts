import { isWorkingTime, type WorkingHours } from '../../../src/policy/environments/working-hours.ts';

const MADRID: WorkingHours = {
  timezone: 'Europe/Madrid',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '22:00',
};
const NIGHT: WorkingHours = { ...MADRID, from: '22:00', to: '06:00' };

test.each<[string, WorkingHours | null, string, boolean]>([
  ['the first minute', MADRID, '2026-11-24T07:00:00Z', true],
  ['the minute before', MADRID, '2026-11-24T06:59:59Z', false],
  ['the last minute', MADRID, '2026-11-24T20:59:59Z', true],
  ['the end, which is exclusive', MADRID, '2026-11-24T21:00:00Z', false],
  ['a Saturday', MADRID, '2026-11-28T12:00:00Z', false],
  ['summer time: eight is six in UTC', MADRID, '2026-07-01T06:00:00Z', true],
  ['summer time: before eight', MADRID, '2026-07-01T05:59:00Z', false],
  ['the Monday after the clocks went back', MADRID, '2026-10-26T06:59:00Z', false],
  ['that Monday at eight', MADRID, '2026-10-26T07:00:00Z', true],
  ['the Monday after the clocks went forward', MADRID, '2026-03-30T06:00:00Z', true],
  ['a night shift in the evening', NIGHT, '2026-11-24T22:00:00Z', true],
  ['a night shift after midnight', NIGHT, '2026-11-25T03:00:00Z', true],
  ['the night that began on Friday', NIGHT, '2026-11-28T03:00:00Z', true],
  ['the night that began on Saturday', NIGHT, '2026-11-29T03:00:00Z', false],
  ['Sunday night, before Monday began', NIGHT, '2026-11-30T03:00:00Z', false],
  ['a holiday', { ...MADRID, holidays: ['2026-12-25'] }, '2026-12-25T12:00:00Z', false],
  ['the day before a holiday', { ...MADRID, holidays: ['2026-12-25'] }, '2026-12-24T12:00:00Z', true],
  [
    'a holiday begins at midnight here',
    { ...MADRID, to: '23:59', holidays: ['2026-07-01'] },
    '2026-06-30T21:30:00Z',
    true,
  ],
  ['the night that a holiday begins', { ...NIGHT, holidays: ['2026-11-25'] }, '2026-11-25T22:00:00Z', false],
  [
    'after midnight, in the night that began before the holiday',
    { ...NIGHT, holidays: ['2026-11-25'] },
    '2026-11-25T03:00:00Z',
    true,
  ],
  ['a team that wrote none', null, '2026-11-28T03:00:00Z', true],
])('%s', (_what, hours, now, expected) => {
  expect(isWorkingTime(hours, new Date(now))).toBe(expected);
});
