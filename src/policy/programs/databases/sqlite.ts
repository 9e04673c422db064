import { program } from '../program.ts';

/** https://sqlite.org/cli.html */
export const SQLITE = program('sqlite3 duckdb', {
  rest: { from: 1, carrier: 'sql' },
  input: { carrier: 'sql' },
});
