import { program } from '../program.ts';

export const KINIT = program('kinit', { input: { carrier: 'secret' } });
