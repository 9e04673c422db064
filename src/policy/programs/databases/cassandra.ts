import { program } from '../program.ts';

/** https://cassandra.apache.org/doc/latest/cassandra/managing/tools/cqlsh.html */
export const CASSANDRA = program('cqlsh', {
  options: { '-p': 'secret', '--password': 'secret', '-e': 'sql' },
});
