const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1B',
  E: '\x1B',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

const ESCAPE =
  /\\(?:(0[0-7]{0,3}|[1-7][0-7]{0,2})|x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([\s\S]))/g;

/**
 * A text with its escapes decoded as `echo -e` or `printf` of bash does; null if what it prints cannot be told, as with
 * `\c`, which ends the output, or with bytes that are no characters.
 * https://www.gnu.org/software/bash/manual/bash.html#index-echo
 */
export function unescaped(text: string, by: 'echo' | 'printf'): string | null {
  let isKnown = true;
  const unknown = (): string => {
    isKnown = false;
    return '';
  };
  const decoded = text.replaceAll(
    ESCAPE,
    (whole, octal?: string, hex?: string, short?: string, long?: string, letter?: string) => {
      const digits = hex ?? short ?? long;
      // Bash's echo takes octal digits behind a zero only.
      if (octal !== undefined && by === 'echo' && !octal.startsWith('0')) return whole;
      const code = octal === undefined ? Number.parseInt(digits ?? '', 16) : Number.parseInt(octal, 8);
      if (octal !== undefined || digits !== undefined)
        return code > 0 && code < 128 ? String.fromCodePoint(code) : unknown();
      if (letter === 'c') return unknown();
      if (letter === '"' && by === 'printf') return '"';
      return LETTERS[letter ?? ''] ?? whole;
    },
  );
  return isKnown ? decoded : null;
}
