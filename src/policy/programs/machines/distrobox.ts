import { program, running } from '../program.ts';

/** https://distrobox.it/usage/distrobox-enter/, https://containertoolbx.org/ */
export const DISTROBOX = running(
  program('distrobox toolbox'),
  {
    when: 'enter',
    flags: 'T r Y v --no-tty --root --verbose --no-workdir',
    valued: 'n c e a --name --additional-flags',
    operands: 1,
  },
  {
    when: 'run',
    flags: 'v --verbose',
    valued: 'c d r --container --distro --release --preserve-fds',
    operands: 0,
  },
);
