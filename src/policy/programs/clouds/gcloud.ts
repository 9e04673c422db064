import { program } from '../program.ts';

/** https://cloud.google.com/sdk/gcloud/reference */
export const GCLOUD = program(
  'gcloud',
  { when: ['secrets', 'create'], input: { carrier: 'secret', needs: '--data-file=-' } },
  { when: ['secrets', 'versions', 'add'], input: { carrier: 'secret', needs: '--data-file=-' } },
  { when: ['versions', 'add'], input: { carrier: 'secret' } },
  {
    options: { '--root-password': 'secret', '--password': 'secret' },
    valued: ['--secret', '--set-secrets', '--update-secrets', '--remove-secrets'],
  },
);
