import { routeOf } from '../../../src/approval/escalation/route.ts';
import type { TeamPolicy } from '../../../src/approval/team-policy.ts';

const working_hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '22:00', holidays: [] };
const team: TeamPolicy = {
  channels: { approvals: 'C0DAY', late_night: 'C0NIGHT' },
  reviewers: ['U0ANA'],
  people: {},
  on_call: [],
  timeout: 60,
  notify: 'mention',
  tell_requester: true,
  self_approval: 'never',
  environments: { staging: { channel: 'C0STAGING', auto_approve_up_to: 'high', outside_hours: 'open' } },
  timezone: 'Europe/Madrid',
  working_hours,
  policies: [],
};
const DAY = new Date('2026-11-24T12:00:00Z');
const NIGHT = new Date('2026-11-24T22:00:00Z');

test.each([
  ['by day', 'production', DAY, { channel: 'C0DAY', late: false }],
  ['by day, an environment with a channel', 'staging', DAY, { channel: 'C0STAGING', late: false }],
  ['at night', 'production', NIGHT, { channel: 'C0NIGHT', late: true }],
  ['at night, whatever the environment has', 'staging', NIGHT, { channel: 'C0NIGHT', late: true }],
])('%s', (_when, environment, now, route) => {
  expect(routeOf(team, environment, now)).toEqual(route);
});

test('without a late-night channel the night is asked where the day is', () => {
  const { late_night: _, ...channels } = team.channels;
  expect(routeOf({ ...team, channels }, 'staging', NIGHT)).toEqual({ channel: 'C0STAGING', late: true });
});

test('a team without working hours is never late', () => {
  expect(routeOf({ ...team, working_hours: undefined }, 'production', NIGHT)).toEqual({
    channel: 'C0DAY',
    late: false,
  });
});
