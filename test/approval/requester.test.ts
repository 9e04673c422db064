import { requesterOf, requestersOf } from '../../src/approval/requester.ts';

const people = { OctoCat: 'U0OCTO' };

test.each([
  ['octocat', 'U0OCTO'],
  ['OCTOCAT', 'U0OCTO'],
  ['someone', null],
  ['U0ANA', 'U0ANA'],
  ['__proto__', null],
  ['constructor', null],
])('the actor %s is the Slack user %s', (actor, user) => {
  expect(requesterOf({ actor }, people)).toBe(user);
});

test('without an actor nobody is known', () => {
  expect(requesterOf({}, people)).toBeNull();
});

test('the policy file wins over a link that people keep, and a link over what an actor looks like', () => {
  expect(requesterOf({ actor: 'octocat' }, people, 'U0BEN')).toBe('U0OCTO');
  expect(requesterOf({ actor: 'ben-dev' }, people, 'U0BEN')).toBe('U0BEN');
  expect(requesterOf({ actor: 'U0ANA' }, people, 'U0BEN')).toBe('U0BEN');
});

test('a request is the own of everybody who was or is behind it', () => {
  const whose = (requester: string | null, actor: string, linked: string | null) =>
    [...requestersOf({ context: { actor }, requester }, people, linked)].toSorted();
  expect(whose('U0BEN', 'ben-dev', 'U0CARO')).toEqual(['U0BEN', 'U0CARO']);
  expect(whose('U0BEN', 'ben-dev', null)).toEqual(['U0BEN']);
  expect(whose(null, 'U0ANA', 'U0BEN')).toEqual(['U0ANA', 'U0BEN']);
  expect(whose(null, 'nobody', null)).toEqual([]);
});
