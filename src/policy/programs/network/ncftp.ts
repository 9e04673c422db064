import { program } from '../program.ts';

export const NCFTP = program('ncftpput ncftpget ncftp', {
  options: { '-p': 'secret' },
  valued: ['-u', '-P'],
});
