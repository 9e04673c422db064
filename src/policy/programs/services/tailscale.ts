import { program } from '../program.ts';

export const TAILSCALE = program('tailscale', { options: { '--authkey': 'secret', '--auth-key': 'secret' } });
