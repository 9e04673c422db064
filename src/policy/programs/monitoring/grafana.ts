import { program } from '../program.ts';

/** https://grafana.com/docs/grafana/latest/cli/ */
export const GRAFANA = program('grafana-cli grafana', {
  when: ['admin', 'reset-admin-password'],
  operands: { 0: 'secret' },
});
