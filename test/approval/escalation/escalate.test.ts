import { escalationAt } from '../../../src/approval/escalation/escalate.ts';
import { reminderDue, remindersOf } from '../../../src/approval/escalation/notice.ts';

const from = new Date('2026-11-24T10:00:00Z');

test('it escalates after the time that the team set', () => {
  expect(escalationAt({ after: 20, extend_by: 60 }, from, 60)).toEqual(new Date('2026-11-24T10:00:20Z'));
});

test.each([
  ['the team set none', undefined, 60],
  ['the request ends first', { after: 60, extend_by: 60 }, 60],
])('it does not where %s', (_why, escalation, timeout) => {
  expect(escalationAt(escalation, from, timeout)).toBeNull();
});

test('long waits have reminders at a third and at four fifths, short ones none', () => {
  expect(remindersOf(from, 299)).toEqual([]);
  expect(remindersOf(from, 300)).toEqual([
    { kind: 'first-reminder', at: new Date('2026-11-24T10:01:40Z') },
    { kind: 'last-reminder', at: new Date('2026-11-24T10:04:00Z') },
  ]);
});

test.each([
  [99, null],
  [100, 'first-reminder'],
  [239, 'first-reminder'],
  [240, 'last-reminder'],
])(
  'after %i s of 300 the newest reminder is what is due, so that one missed twice is sent once',
  (seconds, kind) => {
    expect(reminderDue(from, 300, new Date(from.getTime() + seconds * 1000))).toBe(kind);
  },
);
