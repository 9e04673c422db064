import { program } from '../program.ts';

/** https://redis.io/docs/latest/develop/tools/cli/ */
export const REDIS = program(
  'redis-cli valkey-cli keydb-cli redis-benchmark',
  { options: { '-a': 'secret', '--pass': 'secret' }, valued: ['-h', '-p', '-n', '-u', '-s', '--user'] },
  { when: ['ACL', 'SETUSER'], rest: { from: 1, carrier: '>secret' } },
  { when: ['acl', 'setuser'], rest: { from: 1, carrier: '>secret' } },
  { when: ['auth'], rest: { from: 0, carrier: 'secret' } },
  { when: ['AUTH'], rest: { from: 0, carrier: 'secret' } },
  { when: ['CONFIG', 'SET', 'requirepass'], operands: { 0: 'secret' } },
  { when: ['config', 'set', 'requirepass'], operands: { 0: 'secret' } },
);
