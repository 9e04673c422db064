import { program } from '../program.ts';

/** https://docs.digitalocean.com/reference/doctl/reference/auth/init/ */
export const DOCTL = program('doctl', { options: { '-t': 'secret', '--access-token': 'secret' } });
