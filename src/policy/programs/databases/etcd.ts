import { program } from '../program.ts';

/** https://etcd.io/docs/latest/op-guide/authentication/ */
export const ETCD = program('etcdctl', { options: { '--user': 'user:secret', '--password': 'secret' } });
