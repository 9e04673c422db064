import { program } from '../program.ts';

/** https://docs.ansible.com: passwords as extra variables go by their names. */
export const SUBSCRIPTION = program('subscription-manager', { options: { '--password': 'secret' } });
