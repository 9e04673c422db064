import { program } from '../program.ts';

/** https://docs.npmjs.com/cli/commands/npm-config */
export const NPM = program(
  'npm pnpm yarn',
  { when: ['config', 'set'], operands: { 1: 'named' }, rest: { from: 0, carrier: 'text' } },
  { when: ['set'], operands: { 1: 'named' } },
  { options: { '--otp': 'secret' } },
);
