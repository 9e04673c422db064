import { requesterOf } from '../../src/approval/requester.ts';

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
