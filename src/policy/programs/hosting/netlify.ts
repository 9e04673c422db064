import { program } from '../program.ts';

/** https://cli.netlify.com/commands/env */
export const NETLIFY = program(
  'netlify ntl',
  { when: ['env:set'], operands: { 1: 'named' } },
  { options: { '--auth': 'secret' } },
);
