import { program } from '../program.ts';

/** https://httpie.io/docs/cli/authentication */
export const HTTPIE = program('http https xh xhs', {
  options: { '-a': 'user:secret', '--auth': 'user:secret' },
  valued: ['-A', '--auth-type'],
});
