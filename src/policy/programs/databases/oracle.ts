import { program } from '../program.ts';

/** https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/: `user/secret@place`. */
export const ORACLE = program('sqlplus sqlcl sql expdp impdp rman', {
  operands: { 0: 'user/secret', 1: 'user/secret' },
});
