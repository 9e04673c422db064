import { program } from '../program.ts';

/** https://lftp.yar.ru/lftp-man.html */
export const LFTP = program('lftp', { options: { '-u': 'user,secret', '--user': 'user,secret' } });
