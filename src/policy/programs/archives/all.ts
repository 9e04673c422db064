import type { Program } from '../program.ts';
import { PDF } from './pdf.ts';
import { PDFTK } from './pdftk.ts';
import { QPDF } from './qpdf.ts';
import { RESTIC } from './restic.ts';
import { SEVEN_ZIP } from './seven-zip.ts';
import { ZIP } from './zip.ts';

/** Every program of this folder. */
export const ARCHIVES: readonly Program[] = [PDF, PDFTK, QPDF, RESTIC, SEVEN_ZIP, ZIP];
