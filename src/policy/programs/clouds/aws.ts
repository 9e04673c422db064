import { program } from '../program.ts';

/** https://docs.aws.amazon.com/cli/latest/reference/ */
export const AWS = program(
  'aws awslocal',
  { when: ['configure', 'set'], operands: { 1: 'named' } },
  { when: ['configure', 'set', 'aws_access_key_id'], operands: { 0: 'secret' } },
  { when: ['ssm', 'put-parameter'], needs: 'SecureString', options: { '--value': 'secret' } },
  {
    options: { '--secret-string': 'secret', '--master-user-password': 'secret', '--secret-binary': 'secret' },
  },
);
