import { program } from '../program.ts';

export const ELASTIC = program('elasticsearch-users', { options: { '-p': 'secret' }, valued: ['-r'] });
