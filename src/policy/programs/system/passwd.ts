import { program } from '../program.ts';

export const PASSWD = program('passwd', { input: { carrier: 'secret' } });
