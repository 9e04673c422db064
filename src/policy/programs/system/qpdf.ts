import { program } from '../program.ts';

export const QPDF = program('qpdf', { options: { '--password': 'secret' } });
