import { stalledAfter, Traffic } from '../../../src/slack/socket/traffic.ts';

test.each([1, 2, 3, 4, 10])('of %i sockets a working one is almost never considered stalled', (sockets) => {
  const assumed = Math.max(2, sockets);
  const missesAll = (1 - 1 / assumed) ** stalledAfter(sockets);
  expect(missesAll).toBeLessThanOrEqual(1e-4);
  expect(missesAll).toBeGreaterThan(1e-5);
});

test('more sockets than an app can have are as many as it can have', () => {
  expect(stalledAfter(1000)).toBe(stalledAfter(10));
});

test('a socket missed what others got since it got something itself', () => {
  let now = 1_000;
  const traffic = new Traffic(() => now);
  const [one, other] = [{}, {}];
  traffic.opened(one);
  traffic.opened(other);
  expect(traffic.lastAt()).toBeNull();
  for (let n = 0; n < 3; n += 1) traffic.message(other);
  expect([traffic.missedBy(one), traffic.missedBy(other)]).toEqual([3, 0]);
  now = 2_000;
  traffic.message(one);
  expect([traffic.missedBy(one), traffic.missedBy(other)]).toEqual([0, 1]);
  expect(traffic.heardAt(one)).toEqual(new Date(2_000));
  expect(traffic.heardAt(other)).toEqual(new Date(1_000));
  expect(traffic.lastAt()).toEqual(new Date(2_000));
});

test('a socket misses nothing from before it was opened, nor after it was closed', () => {
  const traffic = new Traffic(() => 5);
  const [early, late] = [{}, {}];
  traffic.opened(early);
  for (let n = 0; n < 20; n += 1) traffic.message(early);
  traffic.opened(late);
  expect(traffic.missedBy(late)).toBe(0);
  traffic.message(early);
  traffic.closed(late);
  expect(traffic.missedBy(late)).toBe(0);
  expect(traffic.heardAt(late)).toBeNull();
});
