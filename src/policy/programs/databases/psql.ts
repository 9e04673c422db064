import { program } from '../program.ts';

/** https://www.postgresql.org/docs/current/app-psql.html; `-W` asks and takes no value. */
export const PSQL = program('psql pgcli cockroach pg_dump pg_dumpall pg_restore pg_basebackup', {
  options: {
    '-c': 'sql',
    '--command': 'sql',
    '-e': 'sql',
    '--execute': 'sql',
    '-d': 'text',
    '--dbname': 'text',
  },
  flags: 'aAbeEHilnqsStwWxXz1',
  switches: ['--password', '--no-password'],
  valued: ['-h', '-p', '-U', '-f', '-v', '-F', '-P', '-R', '-T', '-o', '-L'],
  rest: { from: 0, carrier: 'text' },
  input: { carrier: 'sql' },
});
