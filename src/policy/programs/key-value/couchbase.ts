import { program } from '../program.ts';

/** https://docs.couchbase.com/server/current/cli/cbcli-intro.html; `-p` is the password of every subcommand. */
export const COUCHBASE = program('couchbase-cli cbq cbbackupmgr cbimport cbexport', {
  options: { '-p': 'secret', '--password': 'secret' },
});
