import { program, running } from '../program.ts';

/** https://www.freedesktop.org/software/systemd/man/latest/machinectl.html */
export const MACHINECTL = running(program('machinectl'), {
  when: 'shell',
  flags: 'q --quiet --no-ask-password',
  valued: 'E M H --setenv --uid --machine --host',
  operands: 1,
});
