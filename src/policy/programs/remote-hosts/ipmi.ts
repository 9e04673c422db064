import { program } from '../program.ts';

/** https://linux.die.net/man/1/ipmitool */
export const IPMI = program('ipmitool', {
  options: { '-P': 'secret' },
  valued: ['-I', '-H', '-U', '-L', '-p'],
});
