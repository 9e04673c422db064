import { program } from '../program.ts';

/** https://www.xpdfreader.com/pdftotext-man.html: one dash in front of a whole word. */
export const PDF = program('pdftotext pdfinfo pdfimages pdftoppm', {
  noClusters: true,
  options: { '-upw': 'secret', '-opw': 'secret' },
});
