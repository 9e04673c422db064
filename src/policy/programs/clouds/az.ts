import { program } from '../program.ts';

/** https://learn.microsoft.com/cli/azure/reference-index */
export const AZ = program(
  'az',
  {
    when: ['login'],
    options: { '-p': 'secret', '--password': 'secret', '--federated-token': 'secret' },
    valued: ['-u', '-t'],
  },
  { when: ['keyvault', 'secret', 'set'], options: { '--value': 'secret' } },
  {
    options: {
      '--admin-password': 'secret',
      '--sas-token': 'secret',
      '--account-key': 'secret',
      '--administrator-login-password': 'secret',
    },
  },
  ...['acr login', 'postgres flexible-server', 'mysql flexible-server', 'sql server'].map((words) => ({
    when: words.split(' '),
    options: { '-p': 'secret' as const },
    valued: ['-g', '-n', '-u', '-l', '-s'],
  })),
);
