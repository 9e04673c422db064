import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man1/passwd.1.html */
export const PASSWD = program('passwd', { input: { carrier: 'secret' } });
