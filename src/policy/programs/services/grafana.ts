import { program } from '../program.ts';

export const GRAFANA = program('grafana-cli grafana', {
  when: ['reset-admin-password'],
  operands: { 0: 'secret' },
});
