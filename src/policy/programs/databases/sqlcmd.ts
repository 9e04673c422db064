import { program } from '../program.ts';

/** https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility */
export const SQLCMD = program('sqlcmd bcp', {
  options: { '-P': 'secret', '-Q': 'sql', '-q': 'sql' },
  valued: ['-S', '-U', '-d', '-i', '-o'],
  input: { carrier: 'sql' },
});
