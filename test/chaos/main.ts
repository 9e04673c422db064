import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';
import { reportText } from './report.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '6' },
    seeds: { type: 'string', default: '1' },
    logs: { type: 'string' },
    home: { type: 'string', default: 'servers' },
  },
});
if (values.home !== 'servers' && values.home !== 'embedded')
  throw new Error('--home is servers (PostgreSQL and Redis) or embedded');
const [first, count, minutes] = [Number(values.seed), Number(values.seeds), Number(values.minutes)];

let broken = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const { witness, ...checked } = await chaos(values.home, seed, minutes, await logFolder(seed));
  broken += checked.violations.length;
  process.stdout.write(reportText(seed, minutes, checked, witness));
}
process.exit(broken === 0 ? 0 : 1);

/** A folder of its own for each seed. */
async function logFolder(seed: number): Promise<string | null> {
  if (values.logs === undefined) return null;
  const folder = join(values.logs, `seed-${seed}`);
  await mkdir(folder, { recursive: true });
  return folder;
}
