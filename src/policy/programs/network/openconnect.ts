import { program } from '../program.ts';

/** https://www.openconnect... and OpenVPN take passwords from standard input. */
export const OPENCONNECT = program('openconnect', {
  input: { carrier: 'secret', needs: '--passwd-on-stdin' },
});
