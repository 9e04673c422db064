import { program } from '../program.ts';

/** https://www.passwordstore.org: `pass insert` reads the password. */
export const PASS = program('pass gopass', { when: ['insert'], input: { carrier: 'secret' } });
