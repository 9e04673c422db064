import { program } from '../program.ts';

/** https://docs.doppler.com/docs/cli */
export const DOPPLER = program(
  'doppler',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { when: ['configure', 'set', 'token'], operands: { 0: 'secret' } },
);
