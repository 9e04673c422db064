import { program, running } from '../program.ts';

/** https://minikube.sigs.k8s.io/docs/commands/ssh/, https://lima-vm.io/docs/reference/limactl_shell/ */
export const MINIKUBE = running(
  program('minikube colima limactl'),
  { when: 'ssh', flags: '--native-ssh', valued: 'n p --node --profile', operands: 0 },
  { when: 'shell', flags: 'y --reconnect --tty', valued: '--workdir --shell --instance', operands: 1 },
);
