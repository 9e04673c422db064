import { program, running } from '../program.ts';

/** https://github.com/kubernetes-sigs/cri-tools/blob/master/docs/crictl.md */
export const CRICTL = running(program('crictl'), {
  when: 'exec',
  flags: 'i t s --interactive --tty --sync --parallel --ignore-errors --quiet',
  valued: 'e r --timeout --transport --runtime-endpoint --image --label --name --pod --state',
  operands: 1,
});
