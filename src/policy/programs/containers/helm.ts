import { program } from '../program.ts';

/** https://helm.sh/docs/helm/helm_registry_login/ */
export const HELM = program('helm helmfile', {
  when: ['registry', 'login'],
  options: { '-p': 'secret', '--password': 'secret' },
  valued: ['-u', '--username'],
  input: { carrier: 'secret', needs: '--password-stdin' },
});
