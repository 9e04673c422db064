import { program } from '../program.ts';

export const SNYK = program('snyk', { when: ['auth'], operands: { 0: 'secret' } });
