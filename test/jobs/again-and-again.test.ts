import { againAndAgain } from '../../src/jobs/again-and-again.ts';

const quiet = { debug: () => undefined, warn: () => undefined };

test('it goes on after what fails and after what works, until it is stopped', async () => {
  let times = 0;
  const reached = new Promise<void>((resolve) => {
    const { stop } = againAndAgain(
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
