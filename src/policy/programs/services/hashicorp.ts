import { program } from '../program.ts';

/** https://developer.hashicorp.com/consul/commands and /nomad/commands: one dash, a whole word. */
export const HASHICORP = program('consul nomad boundary', {
  options: { '-token': 'secret', '-http-token': 'secret' },
});
