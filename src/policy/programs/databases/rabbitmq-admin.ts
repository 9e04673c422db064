import { program } from '../program.ts';

export const RABBITMQ_ADMIN = program('rabbitmqadmin', {
  options: { '-p': 'secret' },
  valued: ['-u', '-H', '-P', '-V'],
});
