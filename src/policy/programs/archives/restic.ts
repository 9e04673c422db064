import { program } from '../program.ts';

/** https://restic.readthedocs.io/en/stable/faq.html */
export const RESTIC = program('restic', { input: { carrier: 'secret', needs: '--password-stdin' } });
