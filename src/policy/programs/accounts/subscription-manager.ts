import { program } from '../program.ts';

/** https://linux.die.net/man/8/subscription-manager */
export const SUBSCRIPTION_MANAGER = program('subscription-manager', { options: { '--password': 'secret' } });
