import { program } from '../program.ts';

/** For all but `ldappasswd` `-a` is a switch or how aliases are followed, and `-s` is the scope of a search. */
export const LDAP_SEARCH = program('ldapsearch ldapadd ldapmodify ldapdelete ldapwhoami ldapcompare', {
  options: { '-w': 'secret' },
  flags: 'xvnLZWCcMPt',
  valued: ['-H', '-D', '-b', '-s', '-a', '-f', '-y', '-l', '-z', '-Y', '-U', '-h', '-p', '-S'],
});
