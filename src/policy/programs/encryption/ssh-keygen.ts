import { program } from '../program.ts';

/** https://man.openbsd.org/ssh-keygen */
export const SSH_KEYGEN = program('ssh-keygen', {
  options: { '-N': 'secret', '-P': 'secret' },
  valued: ['-t', '-b', '-C', '-f', '-m', '-O'],
  flags: 'qylpcABeFi',
});
