import { program } from '../program.ts';

/** https://developer.hashicorp.com/consul/commands one dash, a whole word. */
export const HASHICORP = program('consul boundary', {
  options: { '-token': 'secret', '-http-token': 'secret' },
});
