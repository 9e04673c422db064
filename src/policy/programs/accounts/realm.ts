import { program } from '../program.ts';

/** https://www.freedesktop.org/software/realmd/docs/realm.html */
export const REALM = program(
  'realm adcli',
  { needs: '--stdin-password', input: { carrier: 'secret' } },
  { when: ['join'], input: { carrier: 'secret' } },
);
