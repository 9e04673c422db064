import { program } from '../program.ts';

/** https://vercel.com/docs/cli/env */
export const VERCEL = program(
  'vercel vc',
  { when: ['env', 'add'], input: { carrier: 'secret' } },
  { options: { '-t': 'secret', '--token': 'secret' } },
);
