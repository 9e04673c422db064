import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';
import { reportText } from './report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '6' },
    seeds: { type: 'string', default: '1' },
    home: { type: 'string', default: 'servers' },
  },
});
if (values.home !== 'servers' && values.home !== 'embedded')
  throw new Error('--home is servers (PostgreSQL and Redis) or embedded');
const [first, count, minutes] = [Number(values.seed), Number(values.seeds), Number(values.minutes)];

let broken = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const { witness, ...checked } = await chaos(values.home, seed, minutes);
  broken += checked.violations.length;
  process.stdout.write(reportText(seed, minutes, checked, witness));
}
process.exit(broken === 0 ? 0 : 1);
