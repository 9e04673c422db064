import { program } from '../program.ts';

/** https://httpd.apache.org/docs/2.4/programs/htpasswd.html: with `-b` the password is the last operand. */
export const HTPASSWD = program(
  'htpasswd',
  { needs: '-b', rest: { from: -1, carrier: 'secret' }, flags: 'bcnBmdspiD5', valued: ['-C', '-r'] },
  { needs: '-i', flags: 'inBcmd', input: { carrier: 'secret' } },
);
