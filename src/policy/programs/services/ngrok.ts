import { program } from '../program.ts';

/** https://ngrok.com/docs/agent/cli/ */
export const NGROK = program(
  'ngrok',
  { when: ['authtoken'], operands: { 0: 'secret' } },
  { when: ['config', 'add-authtoken'], operands: { 0: 'secret' } },
);
