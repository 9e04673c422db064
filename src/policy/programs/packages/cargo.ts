import { program } from '../program.ts';

/** https://doc.rust-lang.org/cargo/commands/cargo-login.html */
export const CARGO = program(
  'cargo',
  { when: ['login'], operands: { 0: 'secret' }, input: { carrier: 'secret' } },
  { options: { '--token': 'secret' } },
);
