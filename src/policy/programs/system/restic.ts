import { program } from '../program.ts';

/** https://restic.readthedocs.io, https://borgbackup.readthedocs.io read passwords from variables, files and standard input. */
export const RESTIC = program('restic', { input: { carrier: 'secret', needs: '--password-stdin' } });
