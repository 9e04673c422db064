import { program, running } from '../program.ts';

/**
 * https://learn.microsoft.com/cli/azure/reference-index
 * Commands: https://learn.microsoft.com/cli/azure/vm/run-command and .../containerapp#az-containerapp-exec
 */
export const AZ = running(
  program(
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
  ),
  { when: 'vm|vmss run-command', text: ['--scripts+', '--script'] },
  { when: 'containerapp exec', text: ['--command'] },
  { when: 'container exec', text: ['--exec-command'] },
  { when: 'aks command invoke', text: ['-c', '--command'] },
  {
    when: 'ssh vm',
    operands: 0,
    valued: 'g n --resource-group --name --vm-name --ip --local-user',
    flags: '--yes',
  },
);
