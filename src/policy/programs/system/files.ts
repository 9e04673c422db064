import { program } from '../program.ts';

/** Programs whose operands are files, or tests for files: `rm token=x` deletes a file of that name. */
export const FILES = program(
  'rm rmdir cp mv ln cat tac head tail less more touch mkdir chmod chown chgrp truncate shred unlink find stat ls du tee dd',
  { targets: 'files' },
);
