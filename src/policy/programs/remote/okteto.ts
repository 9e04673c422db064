import { program, running } from '../program.ts';

/** https://www.okteto.com/docs/reference/okteto-cli/#exec */
export const OKTETO = running(program('okteto'), {
  when: 'exec',
  flags: '',
  valued: 'f n c k --file --namespace --context --service',
  operands: 0,
});
