import { program } from '../program.ts';

/** https://linux.die.net/man/1/mkpasswd */
export const MKPASSWD = program('mkpasswd', {
  operands: { 0: 'secret' },
  valued: ['-m', '-S', '-R', '-l', '-d', '-c', '-C'],
  input: { carrier: 'secret' },
});
