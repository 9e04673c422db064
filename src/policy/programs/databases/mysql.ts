import { program } from '../program.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/command-line-options.html: `-psecret` has no blank, `-p` alone asks. */
export const MYSQL = program(
  'mysql mysqldump mysqlslap mysqlbinlog mariadb-check mariabackup xtrabackup mysqlimport mysqlcheck mysqlshow mysqlsh mariadb mariadb-dump mysqlpump',
  {
    options: { '--password': 'secret', '-e': 'sql', '--execute': 'sql', '--init-command': 'sql' },
    joined: { '-p': 'secret' },
    flags: 'NBsvfnrtAcq',
    valued: ['-h', '-P', '-u', '-D', '-S'],
    input: { carrier: 'sql' },
  },
);
