import { parseArgs } from 'node:util';
import { fuzzAgainstBash } from './fuzz-run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    seconds: { type: 'string', default: '600' },
  },
});
const [count, seed, seconds] = [Number(values.count), Number(values.seed), Number(values.seconds)];

const { tried, readable, executed, hidden } = await fuzzAgainstBash(count, seed, {
  until: Date.now() + seconds * 1000,
});
process.stdout.write(
  `seed ${seed}: ${tried} texts tried, ${readable} readable, ${executed} ran a command in bash, ${hidden.length} hidden\n`,
);
for (const { text, name } of hidden)
  process.stdout.write(`${JSON.stringify(name)} in ${JSON.stringify(text)}\n`);
process.exitCode = hidden.length > 0 ? 1 : 0;
