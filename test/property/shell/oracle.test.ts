import { randomPieces, randomShellText } from '../../support/random-shell/text.ts';
import { fuzzAgainstBash } from './fuzz-run.ts';

/** More, or others: `npm run fuzz -- --count 1000000 --seed 7`. */
const SEED = 20_261_128;

test.each([
  ['texts of random pieces', 6000, randomPieces, 100],
  ['scripts with wrappers that run for real', 1500, randomShellText, 100],
] as const)(
  'bash runs the commands, sets the variables and opens the files that were read: %s',
  async (_, count, make, executedMin) => {
    const { wrong, executed } = await fuzzAgainstBash(count, SEED, { make });
    expect(wrong).toEqual([]);
    expect(executed).toBeGreaterThan(executedMin);
  },
  300_000,
);
