import { program } from '../program.ts';

/** https://oras.land/docs/commands/oras_login, https://docs.sigstore.dev, https://regclient.org/cli/regctl/registry/login/ */
export const REGISTRIES = program(
  'oras cosign regctl',
  ...['login', 'registry login'].map((words) => ({
    when: words.split(' '),
    options: { '-p': 'secret' as const, '--password': 'secret' as const, '--pass': 'secret' as const },
    valued: ['-u', '--username', '--user'],
    input: { carrier: 'secret' as const, needs: '--password-stdin' },
  })),
);
