import { program } from '../program.ts';

/** https://developers.cloudflare.com/workers/wrangler/commands/#secret */
export const WRANGLER = program(
  'wrangler',
  { when: ['secret', 'put'], input: { carrier: 'secret' } },
  { when: ['pages', 'secret', 'put'], input: { carrier: 'secret' } },
);
