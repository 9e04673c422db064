import { program } from '../program.ts';

/** https://qpdf.readthedocs.io/en/stable/cli.html */
export const QPDF = program('qpdf', { options: { '--password': 'secret' } });
