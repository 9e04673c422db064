import { program } from '../program.ts';

export const SU = program('su', { input: { carrier: 'first line' } });
