import { program } from '../program.ts';

/** https://clickhouse.com/docs/interfaces/cli */
export const CLICKHOUSE = program('clickhouse-client clickhouse', {
  options: { '--password': 'secret', '-q': 'sql', '--query': 'sql' },
  input: { carrier: 'sql' },
});
