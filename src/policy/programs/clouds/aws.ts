import { program, running } from '../program.ts';

/**
 * https://docs.aws.amazon.com/cli/latest/reference/
 * Commands: https://docs.aws.amazon.com/cli/latest/reference/ecs/execute-command.html, ssm/send-command.html
 */
export const AWS = running(
  program(
    'aws awslocal',
    { when: ['configure', 'set'], operands: { 1: 'named' } },
    { when: ['configure', 'set', 'aws_access_key_id'], operands: { 0: 'secret' } },
    { when: ['ssm', 'put-parameter'], needs: 'SecureString', options: { '--value': 'secret' } },
    {
      options: {
        '--secret-string': 'secret',
        '--master-user-password': 'secret',
        '--secret-binary': 'secret',
      },
    },
  ),
  { when: 'ecs execute-command', text: ['--command'] },
  { when: 'ssm send-command|start-session', text: ['--parameters', '--cli-input-json'], isUnread: true },
  { when: 'ecs run-task', text: ['--overrides', '--cli-input-json'], isUnread: true },
);
