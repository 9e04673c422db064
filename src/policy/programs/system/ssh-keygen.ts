import { program } from '../program.ts';

export const SSH_KEYGEN = program('ssh-keygen', {
  options: { '-N': 'secret', '-P': 'secret' },
  valued: ['-t', '-b', '-C', '-f', '-m', '-O'],
  flags: 'qylpcABeFi',
});
