import { program } from '../program.ts';

/** https://bitwarden.com/help/cli/ */
export const BITWARDEN = program(
  'bw',
  { when: ['unlock'], operands: { 0: 'secret' } },
  { when: ['login'], operands: { 1: 'secret' } },
  { options: { '--session': 'secret' } },
);
