import { program } from '../program.ts';

/** https://developer.wordpress.org/cli/commands/ */
export const WP = program(
  'wp',
  { when: ['config', 'set'], operands: { 1: 'named' } },
  {
    options: { '--user_pass': 'secret', '--dbpass': 'secret', '--admin_password': 'secret' },
  },
);
