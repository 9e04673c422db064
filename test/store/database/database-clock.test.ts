import { type DatabaseClock, startDatabaseClock } from '../../../src/store/database/database-clock.ts';

/** Where all clocks begin, in ms since 1970. */
const START = Date.parse('2026-11-29T12:00:00Z');

/** Clocks that are set by hand. */
const clocks = { wall: START, monotonic: 0, database: START };
let away: Error | null;
let differences: number[];
let clock: DatabaseClock;

beforeEach(async () => {
  jest.useFakeTimers();
  Object.assign(clocks, { wall: START, monotonic: 0, database: START });
  away = null;
  differences = [];
  clock = await startDatabaseClock({
    ask: async () => {
      if (away !== null) throw away;
      return new Date(clocks.database);
    },
    wall: () => clocks.wall,
    monotonic: () => clocks.monotonic,
    onDifference: (aheadMs) => differences.push(aheadMs),
  });
});
afterEach(async () => {
  await clock.stop();
  jest.useRealTimers();
});

/** Time passes for everybody. */
async function pass(ms: number): Promise<void> {
  for (const name of ['wall', 'monotonic', 'database'] as const) clocks[name] += ms;
  await jest.advanceTimersByTimeAsync(ms);
}

const shown = (): number => clock.now().getTime() - START;

test('a jump of the clock of this machine changes nothing, and is told of', async () => {
  await pass(10_000);
  clocks.wall += 300_000;
  expect(shown()).toBe(10_000);
  await pass(10_000);
  expect(shown()).toBe(20_000);
  clocks.wall -= 900_000;
  await pass(10_000);
  expect(shown()).toBe(30_000);
  expect(new Set(differences)).toEqual(new Set([300_000, -600_000]));
});

test('the clock of the database is followed at its next look', async () => {
  clocks.database += 60_000;
  await pass(2_000);
  expect(shown()).toBe(62_000);
  clocks.database -= 60_000;
  await pass(2_000);
  expect(shown()).toBe(4_000);
});

test('a difference that the way to the database explains does not make time jitter', async () => {
  clocks.database += 1;
  await pass(2_000);
  expect(shown()).toBe(2_000);
});

test('time goes on while the database is away', async () => {
  away = new Error('away');
  await pass(60_000);
  expect(shown()).toBe(60_000);
  away = null;
  await pass(2_000);
  expect(shown()).toBe(62_000);
});
