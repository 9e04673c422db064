import { program } from '../program.ts';

export const NET_JOIN = program(
  'realm adcli',
  { needs: '--stdin-password', input: { carrier: 'secret' } },
  { when: ['join'], input: { carrier: 'secret' } },
);
