import { program } from '../program.ts';

/** https://linux.die.net/man/1/sshpass */
export const SSHPASS = program('sshpass', {
  options: { '-p': 'secret' },
  flags: 'v',
  valued: ['-f', '-d', '-P'],
});
