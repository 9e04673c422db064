import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = ['build', 'checks', 'deploy', 'release'];

/** Steps of CI workflows and deploy scripts, each once: see `honest-steps/README.md`. */
export function honestSteps(root = process.cwd()): string[] {
  const read = (name: string): string =>
    readFileSync(join(root, 'test/support/honest-steps', `${name}.txt`), 'utf8');
  const steps = [...read('one-line').split('\n'), ...FILES.flatMap((name) => read(name).split(/^%%\n/m))];
  return [...new Set(steps.map((step) => step.trimEnd()))].filter((step) => step !== '');
}
