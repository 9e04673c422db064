import { program } from '../program.ts';

/** https://book.keybase.io/docs/cli */
export const KEYBASE = program('keybase', { options: { '--paperkey': 'secret' } });
