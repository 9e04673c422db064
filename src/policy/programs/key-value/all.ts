import type { Program } from '../program.ts';
import { COUCHBASE } from './couchbase.ts';
import { ETCD } from './etcd.ts';
import { REDIS } from './redis.ts';

/** Every program of this folder. */
export const KEY_VALUE: readonly Program[] = [COUCHBASE, ETCD, REDIS];
