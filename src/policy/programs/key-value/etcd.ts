import { program } from '../program.ts';

/** https://etcd.io/docs/latest/op-guide/authentication/ */
export const ETCD = program(
  'etcdctl',
  { options: { '--user': 'user:secret', '--password': 'secret' } },
  { when: ['user', 'add'], operands: { 0: 'user:secret' } },
);
