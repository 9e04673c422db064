import { program } from '../program.ts';

/** https://httpie.io/docs/cli/authentication */
export const HTTPIE = program('http https xh xhs', {
  options: { '-a': 'auth', '--auth': 'auth' },
  valued: ['-A', '--auth-type'],
});
