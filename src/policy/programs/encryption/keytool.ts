import { program } from '../program.ts';

/** https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html */
export const KEYTOOL = program('keytool jarsigner apksigner', {
  options: {
    '-storepass': 'secret',
    '-keypass': 'secret',
    '-srcstorepass': 'secret',
    '-deststorepass': 'secret',
    '-destkeypass': 'secret',
    '-srckeypass': 'secret',
    '--ks-pass': 'pass:secret',
    '--key-pass': 'pass:secret',
  },
});
