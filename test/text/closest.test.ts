import { closest } from '../../src/text/closest.ts';

const NAMES = ['qa', 'dev', 'staging', 'production'];

test.each([
  ['prod', 'production'],
  ['prd', 'production'],
  ['Production', 'production'],
  ['production-eu', 'production'],
  ['prodution', 'production'],
  ['stage', 'staging'],
  ['stg', 'staging'],
  ['QA', 'qa'],
  ['development', 'dev'],
  ['\u{1F600}', 'qa'],
  ['', 'qa'],
  ['p'.repeat(100_000), 'production'],
])('the closest to %.20s is %s', (text, expected) => {
  expect(closest(text, NAMES)).toBe(expected);
});

test('nothing is close to anything where nothing is', () => {
  expect(closest('prod', [])).toBeNull();
});
