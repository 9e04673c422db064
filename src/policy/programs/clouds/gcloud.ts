import { program, running } from '../program.ts';

/**
 * https://cloud.google.com/sdk/gcloud/reference
 * Commands: https://cloud.google.com/sdk/gcloud/reference/compute/ssh
 */
export const GCLOUD = running(
  program(
    'gcloud',
    { when: ['secrets', 'create'], input: { carrier: 'secret', needs: '--data-file=-' } },
    { when: ['secrets', 'versions', 'add'], input: { carrier: 'secret', needs: '--data-file=-' } },
    { when: ['versions', 'add'], input: { carrier: 'secret' } },
    {
      options: { '--root-password': 'secret', '--password': 'secret' },
      valued: ['--secret', '--set-secrets', '--update-secrets', '--remove-secrets'],
    },
  ),
  { when: 'compute ssh', text: ['--command'] },
  { when: 'app instances ssh', text: ['--command'] },
  { when: 'compute tpus tpu-vm ssh', text: ['--command'] },
  { when: 'cloud-shell ssh', text: ['--command'] },
  { when: 'run jobs execute', text: ['--args'], isUnread: true },
);
