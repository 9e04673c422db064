import { program } from '../program.ts';
import { MYSQL } from './mysql.ts';

/** https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html: `mysqladmin password secret`. */
export const MYSQLADMIN = program('mysqladmin mariadb-admin', ...MYSQL.secrets, {
  when: ['password'],
  operands: { 0: 'secret' },
  valued: ['-h', '-P', '-u', '-S'],
});
