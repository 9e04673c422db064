import { program } from '../program.ts';

/** Programs whose operands are files, or the names of what they act on: `rm token=x` deletes a file of that name. */
export const FILES = program(
  'rm rmdir cp mv ln cat tac head tail less more touch mkdir chmod chown chgrp truncate shred unlink find stat ls du tee dd cd pushd tar rsync scp umount systemctl kill',
  { targets: 'files' },
);
