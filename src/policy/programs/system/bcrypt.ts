import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man1/sops.1.html and age take keys from files and variables. */
export const BCRYPT = program('mkpasswd', {
  operands: { 0: 'secret' },
  valued: ['-m', '-S', '-R', '-l', '-d', '-c', '-C'],
  input: { carrier: 'secret' },
});
