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
      '-p': 'secret',
    },
  },
);
