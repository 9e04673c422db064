import { program } from '../program.ts';

/** https://www.rabbitmq.com/docs/management-cli */
export const RABBITMQ_ADMIN = program('rabbitmqadmin', {
  options: { '-p': 'secret' },
  valued: ['-u', '-H', '-P', '-V'],
});
