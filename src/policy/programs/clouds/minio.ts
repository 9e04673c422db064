import { program } from '../program.ts';

/** https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html */
export const MINIO = program(
  'mc mcli',
  { when: ['alias', 'set'], operands: { 2: 'secret', 3: 'secret' } },
  { when: ['admin', 'user', 'add'], operands: { 2: 'secret' } },
);
