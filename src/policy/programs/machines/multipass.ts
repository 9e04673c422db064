import { program, running } from '../program.ts';

/** https://documentation.ubuntu.com/multipass/en/latest/reference/command-line-interface/exec/ */
export const MULTIPASS = running(program('multipass'), {
  when: 'exec',
  flags: 'v n --verbose --no-map-working-directory',
  valued: 'd --working-directory',
  operands: 1,
});
