const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** One escape of `$'…'`; `\x{` ends at its brace or without one. */
const ESCAPE =
  /\\(?:([abeEfnrtv\\'"?])|([0-7]{1,3})|x\{([\da-fA-F]*)\}?|x([\da-fA-F]{1,2})|(?:u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8}))|c(\\\\|[\s\S])|([\s\S]))/gu;

const LAST_ASCII = 0x7f;

/**
 * The value of `$'…'` as bash 5 decodes it, from the text between the quotes. A NUL ends the value. Null if the value
 * depends on the locale: bash writes characters beyond ASCII in its own encoding, and single bytes need not be characters.
 * From `ansicstr` in bash's lib/sh/strtrans.c; https://www.gnu.org/software/bash/manual/html_node/ANSI_002dC-Quoting.html
 */
export function decodeAnsiC(text: string): string | null {
  let value = '';
  let at = 0;
  for (const match of text.matchAll(ESCAPE)) {
    value += text.slice(at, match.index);
    at = match.index + match[0].length;
    const decoded = decodeEscape(match);
    if (decoded === null) return null;
    if (decoded === '\0') return value;
    value += decoded;
  }
  return value + text.slice(at);
}

function decodeEscape([whole, simple, octal, braced, hex, short, long, control]: RegExpExecArray):
  | string
  | null {
  if (simple !== undefined) return SIMPLE[simple] ?? null;
  if (octal !== undefined) return byte(Number.parseInt(octal, 8));
  // Only the last byte counts, however long the number is; without digits it is 0.
  if (braced !== undefined) return byte(Number.parseInt(`0${braced.slice(-2)}`, 16));
  if (hex !== undefined) return byte(Number.parseInt(hex, 16));
  const code = short ?? long;
  if (code !== undefined) return ascii(Number.parseInt(code, 16));
  if (control !== undefined) return controlCharacter(control);
  return whole;
}

const byte = (code: number): string | null => ascii(code & 0xff);

const ascii = (code: number): string | null => (code > LAST_ASCII ? null : String.fromCharCode(code));

/** `\cA` is the control character; `\c?` is DEL; `\c\\` takes both backslashes. */
function controlCharacter(control: string): string | null {
  const code = control.toUpperCase().charCodeAt(0);
  if (code > LAST_ASCII) return null;
  return control === '?' ? '\x7f' : String.fromCharCode(code & 0x1f);
}
