import { readLogin } from '../../src/people/login.ts';

test.each([
  ['octocat', 'octocat'],
  ['@OctoCat', 'octocat'],
  ['octo-cat_acme', 'octo-cat_acme'],
  ['renovate[bot]', 'renovate[bot]'],
  ['', null],
  ['-octo', null],
  ['octo cat', null],
  ['<@U0OCTO>', null],
  ['оctocat', null],
  ['x'.repeat(101), null],
])('%s is the login %s', (typed, login) => {
  expect(readLogin(typed)).toBe(login);
});
