import { program } from '../program.ts';

/** https://openzfs.github.io/openzfs-docs/man/master/8/zfs-load-key.8.html: the key comes from standard input. */
export const ZFS = program(
  'zfs',
  { when: ['load-key'], input: { carrier: 'secret' } },
  { when: ['change-key'], input: { carrier: 'secret' } },
);
