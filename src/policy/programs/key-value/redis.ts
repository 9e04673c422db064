import { program } from '../program.ts';

/** https://redis.io/docs/latest/develop/tools/cli/ */
export const REDIS = program(
  'redis-cli valkey-cli keydb-cli redis-benchmark',
  { options: { '-a': 'secret', '--pass': 'secret' }, valued: ['-h', '-p', '-n', '-u', '-s', '--user'] },
  { when: ['ACL', 'SETUSER'], rest: { from: 1, carrier: '>secret' } },
  { when: ['acl', 'setuser'], rest: { from: 1, carrier: '>secret' } },
  ...['auth', 'AUTH'].map((word) => ({ when: [word], rest: { from: 0, carrier: 'secret' as const } })),
  ...['requirepass', 'masterauth'].flatMap((name) =>
    ['CONFIG SET', 'config set'].map((words) => ({
      when: [...words.split(' '), name],
      valued: ['-h', '-p', '-n', '-u', '-a', '-s', '--user', '--pass'],
      operands: { 0: 'secret' as const },
    })),
  ),
);
