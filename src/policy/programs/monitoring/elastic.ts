import { program } from '../program.ts';

/** https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/users-command */
export const ELASTIC = program('elasticsearch-users', { options: { '-p': 'secret' }, valued: ['-r'] });
