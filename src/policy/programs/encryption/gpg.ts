import { program } from '../program.ts';

/** https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html */
export const GPG = program('gpg gpg2', {
  options: { '--passphrase': 'secret' },
  input: { carrier: 'secret', needs: '--passphrase-fd' },
});
