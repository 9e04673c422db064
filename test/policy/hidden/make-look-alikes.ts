import { readFileSync } from 'node:fs';

/**
 * Prints src/policy/shell/hidden/look-alikes.data.ts from a `confusables.txt` of UTS 39
 * (https://www.unicode.org/Public/security/): `npm run data:lookalikes -- confusables.txt 15.0.0 > …`.
 */

/** Scripts that are in use: a word of one of them may be honest. Look-alikes of all others are never. */
const SCRIPTS = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Syriac',
  'Thaana',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Khmer',
  'Mongolian',
  'Cherokee',
  'Canadian_Aboriginal',
  'Tifinagh',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
];

const [file = '', version = ''] = process.argv.slice(2);
const skeletons = new Map<number, string>();
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [source, target] = line.replace(/^\uFEFF/, '').split(';');
  if (target === undefined || !/^[0-9A-F]{4,6}$/.test(source?.trim() ?? '')) continue;
  const codes = target.trim().split(/\s+/);
  skeletons.set(
    Number.parseInt(source ?? '', 16),
    String.fromCodePoint(...codes.map((code) => Number.parseInt(code, 16))),
  );
}
const skeletonOf = (text: string): string =>
  Array.from(text.normalize('NFD'), (one) => skeletons.get(one.codePointAt(0) ?? 0) ?? one)
    .join('')
    .normalize('NFD');
/** A few ASCII characters have skeletons that are not ASCII, such as `%`. */
const ASCII_SKELETONS = new Set(
  Array.from({ length: 94 }, (_, at) => skeletonOf(String.fromCharCode(33 + at))),
);

/** Small capitals look like capitals; UTS 39 tells them apart by their size. */
const SMALL_CAPITALS =
  /[\u0262\u026A\u0274\u0276\u0280\u0281\u028F\u0299\u029B\u029C\u029F\u1D00-\u1D2B\uA730\uA731\uA776\uA7AE\uA7AF\uA7FA\uAB46]/;

/** More that people take for ASCII: a reversed semicolon, high and low lines, angles, white letters on black. */
const MORE = /[\u204F\u00AF\u203E\u2E31\u2329\u232A\u3008\u3009\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/u;

function isLookAlike(character: string): boolean {
  // What is invisible or a blank is another list's.
  if (/[\p{Cn}\p{Z}\p{C}]/u.test(character)) return false;
  const skeleton = skeletonOf(character);
  return (
    /^[\x21-\x7e]+$/.test(skeleton) ||
    ASCII_SKELETONS.has(skeleton) ||
    SMALL_CAPITALS.test(character) ||
    MORE.test(character) ||
    /^[\x21-\x7e]+$/.test(character.normalize('NFKC'))
  );
}

const found = new Map<string, number[]>();
for (let code = 0x80; code <= 0x10ffff; code += 1) {
  if (code >= 0xd800 && code <= 0xdfff) continue;
  const character = String.fromCodePoint(code);
  if (!isLookAlike(character)) continue;
  const script = SCRIPTS.find((name) => new RegExp(`\\p{Script=${name}}`, 'u').test(character)) ?? 'None';
  found.set(script, [...(found.get(script) ?? []), code]);
}

function ranges(codes: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < codes.length; at += 1) {
    const from = codes[at] ?? 0;
    while (codes[at + 1] === (codes[at] ?? 0) + 1) at += 1;
    const to = codes[at] ?? 0;
    parts.push(from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`);
  }
  return parts.join(' ');
}

const wrapped = (text: string): string => text.replaceAll(/(.{1,96})(?: |$)/g, '\n    $1').trimEnd();

process.stdout.write(`/**
 * Characters that could be taken for ASCII: their skeleton by UTS 39, or their compatibility form (NFKC), is ASCII.
 * Code points and ranges in hexadecimal, by script; \`None\` are symbols and letters of scripts out of use.
 * Made from Unicode ${version}'s confusables.txt by \`npm run data:lookalikes\`; © Unicode, Inc., https://www.unicode.org/license.txt.
 */
export const LOOK_ALIKES = {
${[...found].map(([script, codes]) => `  ${script}: \`${wrapped(ranges(codes))}\`,`).join('\n')}
} as const;
`);
