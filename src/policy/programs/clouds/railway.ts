import { program } from '../program.ts';

/** https://docs.railway.com/reference/cli-api */
export const RAILWAY = program('railway', { options: { '--set': 'text' } });
