import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man8/cryptsetup.8.html */
export const CRYPTSETUP = program('cryptsetup', { input: { carrier: 'secret' } });
