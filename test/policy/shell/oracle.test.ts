import { analyse } from '../../../src/policy/shell/analyse.ts';
import { literalOf } from '../../../src/policy/shell/word.ts';
import { namesRunByBash } from '../../support/bash-oracle.ts';
import { randomShellText, seeded } from '../../support/random-shell.ts';

/** FUZZ_COUNT and FUZZ_SEED make a longer run, or another one. */
const COUNT = Number(process.env.FUZZ_COUNT ?? 30_000);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_124);
const BATCH = 500;

// What real bash runs is what the analysis has seen, for every text that it says it can read.
test(`bash runs nothing that was not seen, in ${COUNT} random texts`, async () => {
  const random = seeded(SEED);
  const readable: string[] = [];
  for (let index = 0; index < COUNT; index += 1) {
    const text = randomShellText(random);
    if (analyse(text).opacities.length === 0) readable.push(text);
  }
  const hidden: { text: string; name: string }[] = [];
  let executed = 0;
  for (let from = 0; from < readable.length; from += BATCH) {
    const texts = readable.slice(from, from + BATCH);
    const run = await namesRunByBash(texts);
    for (const [index, text] of texts.entries()) {
      const seen = new Set(analyse(text).reached.map(({ command }) => literalOf(command.words[0])));
      const names = run[index] ?? new Set();
      executed += names.size > 0 ? 1 : 0;
      for (const name of names) if (!seen.has(name)) hidden.push({ text, name });
    }
  }
  if (process.env.FUZZ_COUNT !== undefined)
    process.stdout.write(`${COUNT} texts, ${readable.length} readable, ${executed} ran a command\n`);
  expect(hidden).toEqual([]);
  expect(executed).toBeGreaterThan(COUNT / 100);
}, 600_000);
