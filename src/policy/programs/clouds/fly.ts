import { program } from '../program.ts';

/** https://fly.io/docs/flyctl/secrets-set/ */
export const FLY = program(
  'fly flyctl',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { options: { '-t': 'secret', '--access-token': 'secret' } },
  { when: ['secrets', 'import'], input: { carrier: 'lines' } },
);
