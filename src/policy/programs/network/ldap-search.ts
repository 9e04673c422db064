import { program } from '../program.ts';

/** In a search `-s` is the scope and `-a` how aliases are followed. */
export const LDAP_SEARCH = program('ldapsearch', {
  options: { '-w': 'secret' },
  flags: 'xvnLZWCcMPt',
  valued: ['-H', '-D', '-b', '-s', '-a', '-f', '-y', '-l', '-z', '-Y', '-U', '-h', '-p', '-S'],
});
