import { program } from '../program.ts';

/** https://www.gnu.org/software/wget/manual/wget.html#HTTP-Options */
export const WGET = program('wget', {
  options: {
    '--password': 'secret',
    '--http-password': 'secret',
    '--ftp-password': 'secret',
    '--proxy-password': 'secret',
  },
});
