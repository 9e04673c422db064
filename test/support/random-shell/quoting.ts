import { type Pick, several } from './pick.ts';

/** A character in every escape that `$'…'` has for it. */
const ESCAPES: readonly ((code: number) => string)[] = [
  (code) => `\\x${code.toString(16)}`,
  (code) => `\\x${code.toString(16).padStart(2, '0')}`,
  (code) => `\\x{${code.toString(16)}}`,
  (code) => `\\x{00${code.toString(16)}}`,
  (code) => `\\x{1${code.toString(16).padStart(2, '0')}`,
  (code) => `\\${code.toString(8)}`,
  (code) => `\\${code.toString(8).padStart(3, '0')}`,
  (code) => `\\0${code.toString(8)}`,
  (code) => `\\u${code.toString(16)}`,
  (code) => `\\u${code.toString(16).padStart(4, '0')}`,
  (code) => `\\U${code.toString(16).padStart(8, '0')}`,
  (code) => `\\U${code.toString(16)}`,
];

/** Escapes whose value depends on what follows, on the locale, or ends the text. */
const ODD_ESCAPES = [
  ...'\\a \\b \\e \\E \\f \\n \\r \\t \\v \\\\ \\\' \\" \\? \\q \\8 \\9 \\ca \\cA \\c? \\c@ \\c[ \\c\\\\ \\c\\d \\c \\cc'.split(
    ' ',
  ),
  ...'\\x \\xg \\x{ \\x{} \\x{g} \\x{41 \\x{141} \\x{zz} \\u \\ug \\U \\400 \\501 \\0 \\x00 \\u0000 \\u00e9 \\xe9 \\351 \\U0001f600'.split(
    ' ',
  ),
];

const escaped = (pick: Pick, text: string): string =>
  Array.from(text, (character) =>
    pick([
      () => character.replaceAll(/[\\']/g, '\\$&'),
      () => pick(ESCAPES)(character.codePointAt(0) ?? 0),
    ])(),
  ).join('');

/** The text as a word, in one of the ways that bash knows, each of them to the same value. */
export function quotedAs(pick: Pick, text: string): string {
  return pick<() => string>([
    () => `'${text.replaceAll("'", "'\\''")}'`,
    () => `"${text.replaceAll(/[\\"$`]/g, '\\$&')}"`,
    () => `$"${text.replaceAll(/[\\"$`]/g, '\\$&')}"`,
    () => `$'${text.replaceAll(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`,
    () => `$'${escaped(pick, text).replaceAll('\n', '\\n')}'`,
    () => text.replaceAll(/[^\w\n]/g, '\\$&').replaceAll('\n', "$'\\n'"),
    () => mixed(pick, text),
  ])();
}

/** The text in two or three parts, each quoted in another way. */
function mixed(pick: Pick, text: string): string {
  const at = pick(Array.from({ length: text.length + 1 }, (_, index) => index));
  return [text.slice(0, at), text.slice(at)]
    .map((part) => (part === '' ? pick(["''", '""', "$''", '']) : quotedAs(pick, part)))
    .join('');
}

/** `$'…'` with escapes of any kind in it. */
export function oddQuoting(pick: Pick): string {
  const inside = several(pick, 1, 4, () =>
    pick([
      () => pick(ODD_ESCAPES),
      () => pick(['E', '4f', '-', ' ', '0', 'g', '{', '}']),
      () => escaped(pick, 'x'),
    ])(),
  ).join('');
  return pick([
    `$'${inside}'`,
    `$'${inside}'`,
    `$'${inside}'`,
    `"${inside.replaceAll('"', '')}"`,
    `$"${inside.replaceAll('"', '')}"`,
    `"$'${inside.replaceAll('"', '')}'"`,
  ]);
}
