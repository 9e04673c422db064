import { onCallAt, type Rotation, turnOf } from '../../../src/approval/escalation/on-call.ts';

const rotation: Rotation = { people: ['U0ANA', 'U0BEN', 'U0CARO'], starts: '2026-10-19', hand_over: '09:00' };
const MADRID = 'Europe/Madrid';

test.each([
  ['before the first turn', '2026-10-19T06:59:00Z', null],
  ['at the first hand-over', '2026-10-19T07:00:00Z', 'U0ANA'],
  ['the last minute of a week, over the end of summer time', '2026-10-26T07:59:00Z', 'U0ANA'],
  ['the hand-over a week later, in winter time', '2026-10-26T08:00:00Z', 'U0BEN'],
  ['the third week', '2026-11-05T00:00:00Z', 'U0CARO'],
  ['round again', '2026-11-09T08:00:00Z', 'U0ANA'],
])('%s', (_when, now, person) => {
  expect(turnOf(rotation, MADRID, new Date(now))?.person ?? null).toBe(person);
});

test('a turn says until when it lasts, and who is next', () => {
  expect(turnOf(rotation, MADRID, new Date('2026-10-27T12:00:00Z'))).toEqual({
    person: 'U0BEN',
    until: '2026-11-02',
    next: 'U0CARO',
  });
});

test('on call are those who always are and whose turn it is, each once', () => {
  const team = { on_call: ['S0ONCALL', 'U0ANA'], on_call_rotation: rotation, timezone: MADRID };
  expect(onCallAt(team, new Date('2026-10-20T12:00:00Z'))).toEqual(['U0ANA', 'S0ONCALL']);
  expect(onCallAt({ on_call: [], timezone: MADRID }, new Date())).toEqual([]);
});
