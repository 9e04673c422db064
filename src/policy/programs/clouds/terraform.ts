import { program } from '../program.ts';

/** https://developer.hashicorp.com/terraform/cli/commands/login: the token is typed or piped in. */
export const TERRAFORM = program('terraform tofu', { when: ['login'], input: { carrier: 'secret' } });
