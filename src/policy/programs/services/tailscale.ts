import { program } from '../program.ts';

/** https://tailscale.com/kb/1080/cli */
export const TAILSCALE = program('tailscale', { options: { '--authkey': 'secret', '--auth-key': 'secret' } });
