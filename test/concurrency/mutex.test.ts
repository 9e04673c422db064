import { KeyedMutex } from '../../src/concurrency/keyed-mutex.ts';
import { Mutex } from '../../src/concurrency/mutex.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when it is told to. */
function createWork(): { run: () => Promise<void>; end: () => void; fail: () => void; started: boolean } {
  const work = {
    started: false,
    end: (): void => undefined,
    fail: (): void => undefined,
    run: () => {
      work.started = true;
      return new Promise<void>((resolve, reject) => {
        work.end = resolve;
        work.fail = () => reject(new Error('the work failed'));
      });
    },
  };
  return work;
}

test('a mutex runs one piece of work at a time, also after one that failed', async () => {
  const mutex = new Mutex();
  const [first, second] = [createWork(), createWork()];
  const all = Promise.allSettled([mutex.run(first.run), mutex.run(second.run)]);
  await tick();
  expect([first.started, second.started]).toEqual([true, false]);
  first.fail();
  await tick();
  expect(second.started).toBe(true);
  second.end();
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('a mutex is idle once all work that was asked for has ended', async () => {
  const mutex = new Mutex();
  const work = createWork();
  void mutex.run(work.run);
  const onIdle = jest.fn();
  const idle = mutex.idle().then(onIdle);
  await tick();
  expect(onIdle).not.toHaveBeenCalled();
  work.end();
  await idle;
  expect(onIdle).toHaveBeenCalledTimes(1);
});

test('a keyed mutex lets other keys run in the meantime', async () => {
  const mutex = new KeyedMutex();
  const [first, same, other] = [createWork(), createWork(), createWork()];
  const all = [mutex.run('a', first.run), mutex.run('a', same.run), mutex.run('b', other.run)];
  await tick();
  expect([first.started, same.started, other.started]).toEqual([true, false, true]);
  first.end();
  await tick();
  expect(same.started).toBe(true);
  same.end();
  other.end();
  await Promise.all(all);
});
