import { program } from '../program.ts';

export const NGROK = program(
  'ngrok',
  { when: ['authtoken'], operands: { 0: 'secret' } },
  { when: ['config', 'add-authtoken'], operands: { 0: 'secret' } },
);
