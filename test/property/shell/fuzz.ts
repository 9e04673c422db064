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

const { tried, readable, executed, compared, wrong } = await fuzzAgainstBash(count, seed, {
  until: Date.now() + seconds * 1000,
});
process.stdout.write(
  `seed ${seed}: ${tried} texts tried, ${readable} readable, ${executed} ran ${compared} commands in bash, ${wrong.length} read wrongly\n`,
);
for (const { text, differences } of wrong)
  process.stdout.write(`${differences.join(', ')} in ${JSON.stringify(text)}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
