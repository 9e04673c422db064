import { program } from '../program.ts';

export const WP = program('wp', {
  options: { '--user_pass': 'secret', '--dbpass': 'secret', '--admin_password': 'secret' },
});
