import { DeadlinePassed, withDeadline } from '../../src/concurrency/deadline.ts';

test('work that is done in time gives its result or its error', async () => {
  expect(await withDeadline(Promise.resolve('done'), 1_000, 'too late')).toBe('done');
  await expect(withDeadline(Promise.reject(new Error('refused')), 1_000, 'too late')).rejects.toThrow(
    'refused',
  );
});

test('after the limit nobody waits, and a failure that comes later is ignored', async () => {
  let fail = (): void => undefined;
  const work = new Promise<never>((_resolve, reject) => {
    fail = () => reject(new Error('refused'));
  });
  await expect(withDeadline(work, 1, 'too late')).rejects.toThrow(new DeadlinePassed('too late'));
  fail();
  await new Promise((resolve) => setImmediate(resolve));
});
