import { program } from '../program.ts';

export const CLOUDFLARED = program('cloudflared', {
  when: ['service', 'install'],
  operands: { 0: 'secret' },
});
