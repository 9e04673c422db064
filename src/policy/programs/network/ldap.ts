import { program } from '../program.ts';

/** https://linux.die.net/man/1/ldapsearch */
export const LDAP = program('ldappasswd', {
  options: { '-w': 'secret', '-s': 'secret', '-a': 'secret' },
  flags: 'xvnLZWCcMP',
  valued: ['-H', '-D', '-b', '-f', '-y', '-Y', '-U', '-h', '-p', '-S', '-A'],
});
