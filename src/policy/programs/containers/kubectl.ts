import { program, running } from '../program.ts';

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret/ */
export const KUBECTL = running(
  program(
    'kubectl oc k k3s microk8s',
    {
      when: ['create', 'secret'],
      options: { '--from-literal': 'name=secret', '--docker-password': 'secret' },
      input: { carrier: 'secret' },
    },
    // `k3s kubectl create secret`
    {
      when: ['kubectl', 'create', 'secret'],
      options: { '--from-literal': 'name=secret', '--docker-password': 'secret' },
      input: { carrier: 'secret' },
    },
    { when: ['login'], options: { '-p': 'secret' }, valued: ['-u'] },
    { selectors: ['-l'], options: { '--env': 'text' } },
    { when: ['set', 'image'], targets: 'files' },
    { when: ['label'], targets: 'labels' },
    { when: ['set', 'env'], rest: { from: 1, carrier: 'text' } },
    { options: { '--password': 'secret', '--token': 'secret' } },
    { when: ['config', 'set-credentials'], options: { '--token': 'secret', '--password': 'secret' } },
  ),
  // https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html
  {
    when: 'rsh',
    flags: 'T t --no-tty --tty',
    valued: 'c f n --container --filename --namespace --shell --timeout --context --kubeconfig',
    operands: 1,
  },
);
