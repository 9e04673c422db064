import { program } from '../program.ts';

/** https://docs.stripe.com/cli */
export const STRIPE = program('stripe', { options: { '--api-key': 'secret' } });
