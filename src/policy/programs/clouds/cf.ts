import { program } from '../program.ts';

/** https://cli.cloudfoundry.org/en-US/v8/login.html */
export const CF = program(
  'cf',
  { when: ['login'], options: { '-p': 'secret' }, valued: ['-u', '-a', '-o', '-s'] },
  { when: ['auth'], operands: { 1: 'secret' } },
);
