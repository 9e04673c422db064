import { program } from '../program.ts';

/** https://docs.openssl.org/master/man1/openssl-passphrase-options/ */
export const OPENSSL = program(
  'openssl',
  {
    noClusters: true,
    options: {
      '-passin': 'pass:secret',
      '-passout': 'pass:secret',
      '-pass': 'pass:secret',
      '-k': 'secret',
      '-K': 'secret',
      '-hmac': 'secret',
      '-password': 'pass:secret',
    },
    valued: ['-in', '-out', '-days', '-subj', '-newkey', '-keyout', '-inkey', '-certfile', '-CA', '-CAkey'],
  },
  { when: ['passwd'], rest: { from: 0, carrier: 'secret' }, valued: ['-salt', '-in'], flags: '156' },
);
