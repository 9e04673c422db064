import { fuzzAgainstBash } from './fuzz-run.ts';

/** More, or others: `npm run fuzz -- --count 1000000 --seed 7`. */
const COUNT = 2500;
const SEED = 20_261_124;

test(`bash runs nothing that was not seen, in ${COUNT} random texts`, async () => {
  const { hidden, executed } = await fuzzAgainstBash(COUNT, SEED);
  expect(hidden).toEqual([]);
  expect(executed).toBeGreaterThan(COUNT / 20);
}, 300_000);
