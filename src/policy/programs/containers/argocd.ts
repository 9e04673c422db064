import { program } from '../program.ts';

/** https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd/ */
export const ARGOCD = program(
  'argocd',
  { options: { '--auth-token': 'secret', '--password': 'secret' } },
  { when: ['update-password'], options: { '--current-password': 'secret', '--new-password': 'secret' } },
);
