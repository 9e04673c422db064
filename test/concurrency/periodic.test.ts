import { repeat, startPeriodic } from '../../src/concurrency/periodic.ts';
import { until } from '../support/pause.ts';

const quiet = { debug: () => undefined, warn: () => undefined };

test('it goes on after what fails and after what works, until it is stopped', async () => {
  let times = 0;
  const reached = new Promise<void>((resolve) => {
    const { stop } = startPeriodic(
      'a test',
      async () => {
        times += 1;
        if (times === 5) void stop().then(resolve);
        if (times < 3) throw new Error('not yet');
      },
      { everyMs: 1, retryMs: 1, retryMaxMs: 2 },
      quiet,
    );
  });
  await reached;
  expect(times).toBe(5);
});

test('it comes at once if it is asked to, also if that is while it runs', async () => {
  let times = 0;
  const { soon, stop } = startPeriodic(
    'a test',
    async () => {
      times += 1;
      if (times === 2) soon();
    },
    { everyMs: 60_000, retryMs: 60_000, retryMaxMs: 60_000 },
    quiet,
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(times).toBe(1);
  soon();
  await until('the third time', async () => times === 3);
  await stop();
  soon();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(times).toBe(3);
});

test('the first run can wait, and each failure is told with how many there were in a row', async () => {
  const failures: number[] = [];
  let times = 0;
  const { stop } = repeat(
    async () => {
      times += 1;
      if (times !== 3) throw new Error('not yet');
    },
    { firstMs: 1, everyMs: 1 },
    (_error, count) => failures.push(count),
  );
  expect(times).toBe(0);
  await until('the fifth time', async () => times >= 5);
  await stop();
  expect(failures.slice(0, 4)).toEqual([1, 2, 1, 2]);
});
