import { program } from '../program.ts';

/** https://help.perforce.com/helix-core/server-apps/cmdref/current/: `-P` takes a password or a ticket. */
export const PERFORCE = program(
  'p4',
  { options: { '-P': 'secret' }, valued: ['-u', '-p', '-c', '-d', '-C'] },
  { when: ['login'], input: { carrier: 'secret' }, valued: ['-u', '-p', '-c'] },
);
