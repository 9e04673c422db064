import { program } from '../program.ts';

/** https://www.pulumi.com/docs/iac/cli/commands/pulumi_config_set/ */
export const PULUMI = program(
  'pulumi',
  {
    when: ['config', 'set'],
    needs: '--secret',
    switches: ['--secret', '--plaintext'],
    valued: ['-s', '--stack', '-C', '--cwd', '--type'],
    operands: { 1: 'secret' },
    input: { carrier: 'secret' },
  },
  { switches: ['--secret'] },
);
