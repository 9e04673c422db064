import { retryAfterMs } from '../../../src/client/gate/retry-after.ts';

const NOW = Date.parse('2026-11-24T10:00:00Z');

test.each([
  [null, null],
  ['', null],
  ['soon', null],
  ['0', 0],
  ['7', 7_000],
  ['Tue, 24 Nov 2026 10:00:05 GMT', 5_000],
  ['Tue, 24 Nov 2026 09:00:00 GMT', 0],
])('Retry-After %j is %j ms', (header, ms) => {
  expect(retryAfterMs(header, NOW)).toBe(ms);
});
