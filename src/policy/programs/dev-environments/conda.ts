import { program, running } from '../program.ts';

/** https://docs.conda.io/projects/conda/en/stable/commands/run.html */
export const CONDA = running(program('conda mamba micromamba'), {
  when: 'run',
  flags: 'v s --verbose --no-capture-output --live-stream --dev --debug-wrapper-scripts',
  valued: 'n p a e --name --prefix --cwd --attach --env',
  operands: 0,
});
