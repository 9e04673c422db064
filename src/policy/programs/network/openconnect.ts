import { program } from '../program.ts';

/** https://www.infradead.org/openconnect/manual.html */
export const OPENCONNECT = program('openconnect', {
  input: { carrier: 'secret', needs: '--passwd-on-stdin' },
});
