import { program } from '../program.ts';

export const ONEPASSWORD = program('op', { when: ['item', 'create'], rest: { from: 0, carrier: 'text' } });
