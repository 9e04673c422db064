import { program } from '../program.ts';

/** https://www.ncftp.com/ncftp/doc/ncftpput.html */
export const NCFTP = program('ncftpput ncftpget ncftp', {
  options: { '-p': 'secret' },
  valued: ['-u', '-P'],
});
