import { randomPieces, randomShellText } from '../../support/random-shell.ts';
import { fuzzAgainstBash } from './fuzz-run.ts';

/** More, or others: `npm run fuzz -- --count 1000000 --seed 7`. */
const SEED = 20_261_124;

test.each([
  ['texts of random pieces', 10_000, randomPieces, 200],
  ['scripts with wrappers that run for real', 600, randomShellText, 100],
] as const)(
  'bash runs nothing that was not seen: %s',
  async (_, count, make, executedMin) => {
    const { hidden, executed } = await fuzzAgainstBash(count, SEED, { make });
    expect(hidden).toEqual([]);
    expect(executed).toBeGreaterThan(executedMin);
  },
  300_000,
);
