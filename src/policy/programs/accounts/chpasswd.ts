import { program } from '../program.ts';

/** https://man7.org/linux/man-pages/man8/chpasswd.8.html: `user:secret`, one a line. */
export const CHPASSWD = program('chpasswd newusers', { input: { carrier: 'user:secret' } });
