import { program } from '../program.ts';

/** https://jetmore.org/john/code/swaks/latest/doc/ref.txt */
export const SWAKS = program('swaks', {
  noClusters: true,
  options: { '-ap': 'secret', '--auth-password': 'secret' },
});
