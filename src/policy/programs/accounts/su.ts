import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man1/su.1.html */
export const SU = program('su', { input: { carrier: 'first line' } });
