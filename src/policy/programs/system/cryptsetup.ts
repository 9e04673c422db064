import { program } from '../program.ts';

export const CRYPTSETUP = program('cryptsetup', { input: { carrier: 'secret' } });
