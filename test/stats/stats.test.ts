import { daysUntil, localDay } from '../../src/stats/calendar.ts';
import { readDays } from '../../src/stats/days.ts';
import { endOf, hitRate, noEnds } from '../../src/stats/ends.ts';
import type { Counted } from '../../src/stats/ports.ts';
import { statsOf, windowOf } from '../../src/stats/stats.ts';

const nothing: Counted = {
  since: new Date('2026-11-21T23:00:00Z'),
  waiting: 0,
  ends: [],
  times: [],
  requestsByHour: [],
  answersByHour: [],
  reviewers: [],
  reviewersInAll: 0,
};
const window = windowOf(3, 'Europe/Madrid', new Date('2026-11-24T22:59:00Z'));

test('a window is whole days of the team’s calendar, and the day that it is there', () => {
  expect(window.days).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
  expect(windowOf(1, 'Europe/Madrid', new Date('2026-11-24T23:00:00Z')).days).toEqual(['2026-11-25']);
});

test.each([
  ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01'],
  ['Pacific/Pago_Pago', '2027-01-01T10:59:59Z', '2026-12-31'],
  ['UTC', '2028-02-29T23:59:59Z', '2028-02-29'],
])('in %s it is at %s the day %s', (timezone, now, day) => {
  expect(localDay(timezone, new Date(now))).toBe(day);
});

test('days follow each other over leap days, and over days on which clocks are changed', () => {
  expect(daysUntil('2028-03-01', 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysUntil('2026-10-26', 3)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
  expect(new Set(daysUntil('2026-11-24', 90)).size).toBe(90);
});

test('every day and hour has its place, also those in which nothing happened', () => {
  const stats = statsOf(nothing, window, []);
  expect(stats).toMatchObject({ requests: 0, ends: noEnds(), times: null, timezone: 'Europe/Madrid' });
  expect(stats.answers).toEqual({ approvals: 0, denials: 0, underTwoSeconds: 0 });
  expect(stats.days).toEqual(window.days.map((day) => ({ day, ends: noEnds(), times: null })));
  expect(stats.hours).toEqual(Array.from({ length: 24 }, (_, hour) => ({ hour, requests: 0, answers: 0 })));
});

test('what was counted stands on its day and in its hour, and is summed up', () => {
  const stats = statsOf(
    {
      ...nothing,
      waiting: 2,
      ends: [
        { day: '2026-11-22', outcome: 'approved', by: 'rule', requests: 5 },
        { day: '2026-11-24', outcome: 'approved', by: 'rule', requests: 1 },
        { day: '2026-11-24', outcome: 'denied', by: 'reviewer', requests: 2 },
      ],
      times: [
        { day: null, median: 4_000.4, p95: 9_000 },
        { day: '2026-11-24', median: 4_000.5, p95: 9_000 },
      ],
      requestsByHour: [{ hour: 23, requests: 8 }],
      answersByHour: [
        { hour: null, approvals: 1, denials: 2, underTwoSeconds: 1 },
        { hour: 0, approvals: 1, denials: 2, underTwoSeconds: 1 },
      ],
    },
    window,
    [],
  );
  expect(stats).toMatchObject({
    requests: 8,
    waiting: 2,
    ends: { ...noEnds(), allowedByRule: 6, deniedByPerson: 2 },
    times: { median: 4_000, p95: 9_000 },
    answers: { approvals: 1, denials: 2, underTwoSeconds: 1 },
  });
  expect(stats.days[2]).toEqual({
    day: '2026-11-24',
    ends: { ...noEnds(), allowedByRule: 1, deniedByPerson: 2 },
    times: { median: 4_001, p95: 9_000 },
  });
  expect(stats.hours[0]).toEqual({ hour: 0, requests: 0, answers: 3 });
  expect(stats.hours[23]).toEqual({ hour: 23, requests: 8, answers: 0 });
});

test('ends are told apart by who or what ended a request', () => {
  expect([
    endOf('approved', 'rule'),
    endOf('approved', 'reviewer'),
    endOf('denied', 'reviewer'),
    endOf('denied', 'rule'),
    endOf('denied', 'policy'),
    endOf('timed_out', 'timeout'),
    endOf('canceled', 'caller'),
  ]).toEqual(Object.keys(noEnds()));
});

test('the hit rate is what rules decided, allow or deny, of everything', () => {
  expect(hitRate(noEnds())).toBeNull();
  expect(hitRate({ ...noEnds(), allowedByRule: 2, deniedByRule: 1, timedOut: 1 })).toBe(0.75);
});

test.each([
  ['', 30],
  ['30d', 30],
  [' 7 ', 7],
  ['1D', 1],
  ['90 d', 90],
  ['0d', null],
  ['91d', null],
  ['-7d', null],
  ['7.5', null],
  ['2w', null],
  ['week', null],
  ['7d 8d', null],
])('“%s” is %s days', (typed, days) => {
  expect(readDays(typed)).toBe(days);
});
