import { program } from '../program.ts';

/** https://github.com/hetznercloud/cli: the token is typed or piped in. */
export const HCLOUD = program('hcloud', { when: ['context', 'create'], input: { carrier: 'secret' } });
