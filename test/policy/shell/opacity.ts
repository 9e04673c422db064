import { parseArgs } from 'node:util';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { honestSteps } from '../../support/honest-steps.ts';
import { opacityShare } from './opacity-share.ts';

const { values } = parseArgs({ options: { show: { type: 'string' } } });
const steps = honestSteps();
const { read, reasons } = opacityShare(steps);
process.stdout.write(
  `${read} of ${steps.length} steps (${((100 * read) / steps.length).toFixed(1)} %) read without opacity\n`,
);
for (const { code, steps: count, alone } of reasons)
  process.stdout.write(`${String(count).padStart(4)} ${code}, ${alone} of them for this alone\n`);
if (values.show !== undefined)
  for (const step of steps) {
    const found = analyse(step).opacities.filter(({ code }) => code === values.show || values.show === 'all');
    if (found.length > 0)
      process.stdout.write(`\n${step}\n${found.map(({ text }) => `  ${text}`).join('\n')}\n`);
  }
