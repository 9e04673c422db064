import { stripVTControlCharacters } from 'node:util';

/**
 * Text from elsewhere as one line that a terminal or a CI log can show: without escape sequences, and with every other
 * character that moves the cursor, turns the writing direction or is not seen as one space.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim();
}

/** The same for text of several lines: each is made printable, its indentation stays. */
export function printableLines(text: string): string {
  return text
    .split('\n')
    .map((line) => `${/^ */.exec(line)?.[0] ?? ''}${printable(line)}`)
    .join('\n');
}
