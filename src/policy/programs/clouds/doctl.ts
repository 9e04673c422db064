import { program, running } from '../program.ts';

/**
 * https://docs.digitalocean.com/reference/doctl/reference/auth/init/
 * Commands: https://docs.digitalocean.com/reference/doctl/reference/compute/ssh/
 */
export const DOCTL = running(program('doctl', { options: { '-t': 'secret', '--access-token': 'secret' } }), {
  when: 'compute ssh',
  text: ['--ssh-command'],
});
