import { program } from '../program.ts';

/** https://web.mit.edu/kerberos/krb5-latest/doc/user/user_commands/kinit.html */
export const KINIT = program('kinit', { input: { carrier: 'secret' } });
