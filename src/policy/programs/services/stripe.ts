import { program } from '../program.ts';

export const STRIPE = program('stripe', { options: { '--api-key': 'secret' } });
