import { program } from '../program.ts';

export const DOPPLER = program(
  'doppler',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { when: ['configure', 'set', 'token'], operands: { 0: 'secret' } },
);
