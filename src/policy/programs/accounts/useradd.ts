import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man8/useradd.8.html */
export const USERADD = program('useradd usermod', {
  options: { '-p': 'secret', '--password': 'secret' },
  flags: 'mMNorUlDL',
  valued: ['-u', '-g', '-G', '-d', '-s', '-c'],
});
