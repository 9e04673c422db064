import { program } from '../program.ts';

/** https://www.rabbitmq.com/docs/man/rabbitmqctl.8 */
export const RABBITMQ = program(
  'rabbitmqctl',
  { when: ['add_user'], operands: { 1: 'secret' } },
  { when: ['change_password'], operands: { 1: 'secret' } },
  { when: ['authenticate_user'], operands: { 1: 'secret' } },
);
