import { program } from '../program.ts';

export const CF = program(
  'cf',
  { when: ['login'], options: { '-p': 'secret' }, valued: ['-u', '-a', '-o', '-s'] },
  { when: ['auth'], operands: { 1: 'secret' } },
);
