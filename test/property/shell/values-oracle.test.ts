import { randomValues } from '../../support/shell/random-values.ts';
import { fuzzAgainstBash } from './fuzz-run.ts';

test('bash runs nothing that was not seen: scripts that set variables and use them', async () => {
  const { wrong, executed } = await fuzzAgainstBash(6000, 20_261_128, { make: randomValues });
  expect(wrong).toEqual([]);
  expect(executed).toBeGreaterThan(200);
}, 300_000);
