import { program } from '../program.ts';

export const GRAFANA = program('grafana-cli grafana', {
  when: ['admin', 'reset-admin-password'],
  operands: { 0: 'secret' },
});
