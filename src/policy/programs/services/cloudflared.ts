import { program } from '../program.ts';

/** https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/ */
export const CLOUDFLARED = program('cloudflared', {
  when: ['service', 'install'],
  operands: { 0: 'secret' },
});
