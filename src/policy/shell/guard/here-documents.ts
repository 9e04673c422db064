import type { HereDocDelimiter } from 'unbash';
import { decodeAnsiC } from '../read/ansi-c.ts';

/** The parts of a delimiter that both read alike: plain text, a backslash, and the quotes. */
const PART = /([\w./:@%+=,^!?*~[\]-]+)|\\([^\n])|'([^'\n]*)'|"([^"\\$`\n]*)"|\$'((?:[^'\\\n]|\\[^\n])*)'/y;

/**
 * Whether bash ends a here-document at another line than the parser: they decode some quotes differently, and the rest
 * of the text is then a command to one of them (`<<$'E\x{4f}F'`).
 */
export function isAmbiguousDelimiter({ text, value }: HereDocDelimiter): boolean {
  return delimiterOf(text) !== value;
}

/** The line that ends the document, as bash reads it; null if we cannot tell. */
function delimiterOf(text: string): string | null {
  let value = '';
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (match === null) return null;
    const [whole, plain, escaped, single, double, ansiC] = match;
    const decoded = ansiC === undefined ? (plain ?? escaped ?? single ?? double ?? '') : decodeAnsiC(ansiC);
    if (decoded === null || decoded.includes('\n')) return null;
    value += decoded;
    at += whole.length;
  }
  return value;
}
