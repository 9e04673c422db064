import { program } from '../program.ts';

/** https://www.pdflabs.com/docs/pdftk-man-page/: words in front of a password. */
export const PDFTK = program(
  'pdftk',
  ...['user_pw', 'owner_pw', 'input_pw'].map((word) => ({
    when: [word],
    anywhere: true,
    operands: { 0: 'secret' as const },
  })),
);
