import { program } from '../program.ts';

/** https://developer.1password.com/docs/cli/reference/management-commands/item */
export const ONEPASSWORD = program('op', { when: ['item', 'create'], rest: { from: 0, carrier: 'text' } });
