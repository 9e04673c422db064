import { program, running } from '../program.ts';

/** https://man7.org/linux/man-pages/man1/script.1.html */
export const TERMINAL_SESSIONS = running(program('script'), { text: ['-c', '--command'] });
