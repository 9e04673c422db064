import { program } from '../program.ts';

/** https://fly.io/docs/flyctl/secrets-set/; the `fly` of Concourse names its target with `-t`. */
export const FLY = program(
  'fly flyctl',
  { when: ['secrets', 'set'], rest: { from: 0, carrier: 'name=secret' } },
  { options: { '--access-token': 'secret' } },
  { when: ['secrets', 'import'], input: { carrier: 'lines' } },
);
