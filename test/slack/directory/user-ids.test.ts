import { UserIds } from '../../../src/slack/directory/user-ids.ts';

let now: number;
let ids: UserIds;
beforeEach(() => {
  now = 0;
  ids = new UserIds(() => now);
});

test('the id that Slack answers with stands for the one that it was asked about', () => {
  expect(ids.learn('W0ANA', { id: 'U0ANA' })).toBe('U0ANA');
  expect([ids.of('W0ANA'), ids.of('U0ANA'), ids.of('U0BEN')]).toEqual(['U0ANA', 'U0ANA', undefined]);
  expect(ids.hasSeveral).toBe(true);
});

test('a global id stands for the same person, also if Slack answers with each of both', () => {
  ids.learn('U0ANA', { id: 'U0ANA', enterprise_user: { id: 'W0ANA' } });
  expect(ids.learn('W0ANA', { id: 'W0ANA', enterprise_user: { id: 'W0ANA' } })).toBe('U0ANA');
  expect(ids.of('W0ANA')).toBe('U0ANA');
});

test('somebody whom Slack does not know stands for themself', () => {
  expect(ids.learn('U0NOBODY', null)).toBe('U0NOBODY');
  expect(ids.hasSeveral).toBe(false);
});

test('what was learned is asked again after an hour', () => {
  ids.learn('W0ANA', { id: 'U0ANA' });
  now = 3_600_000;
  expect(ids.of('W0ANA')).toBeUndefined();
});
