import { LOOK_ALIKES } from './look-alikes.data.ts';

/** What one character is, as bits; worked out once for each. */
export const CLASS = {
  known: 1,
  /** A letter, a mark or a digit: part of a word. */
  inWord: 2,
  mark: 4,
  latin: 8,
  rightToLeft: 16,
  invisible: 32,
  /** Could be taken for ASCII. */
  lookAlike: 64,
  /** Of a script that is never mixed with Latin letters in one word (UTS 39, 5.2: Moderately Restrictive). */
  neverMixed: 128,
} as const;

/**
 * Characters that are not seen, that reorder what is seen, or that pass for a blank: controls other than tab and line
 * feed, format characters (bidirectional controls, zero-width, tags, interlinear annotations, invisible operators, soft
 * hyphens), fillers, variation selectors, odd blanks, private, unassigned and lone ones, and three that fonts draw
 * as nothing: the braille blank, the object replacement character and the musical null notehead.
 * https://www.unicode.org/reports/tr36/ and https://www.unicode.org/reports/tr39/
 */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{1D159}]|(?! )\p{Zs}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Cyrillic and Greek by the standard, and others with as many letters that look Latin. */
const NEVER_MIXED =
  /(?=\p{L})[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Coptic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Cherokee}\p{Script=Canadian_Aboriginal}]/u;

type Script = keyof typeof LOOK_ALIKES;

const SCRIPT_OF: ReadonlyMap<number, Script> = new Map(
  (Object.keys(LOOK_ALIKES) as Script[]).flatMap((script) =>
    LOOK_ALIKES[script]
      .trim()
      .split(/\s+/)
      .flatMap((range) => {
        const [from = 0, to = from] = range.split('-').map((code) => Number.parseInt(code, 16));
        return Array.from({ length: to - from + 1 }, (_, at): [number, Script] => [from + at, script]);
      }),
  ),
);

/** Unicode's last code point is U+10FFFF. */
const classes = new Uint8Array(0x110000);

/** The bits of a code point's class. */
export function classOf(code: number): number {
  const known = classes[code] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(code);
  const bits =
    CLASS.known |
    (/[\p{L}\p{M}\p{Nd}]/u.test(character) ? CLASS.inWord : 0) |
    (/\p{M}/u.test(character) ? CLASS.mark : 0) |
    (/\p{Script=Latin}/u.test(character) ? CLASS.latin : 0) |
    (RIGHT_TO_LEFT.test(character) ? CLASS.rightToLeft : 0) |
    (INVISIBLE.test(character) ? CLASS.invisible : 0) |
    (SCRIPT_OF.has(code) ? CLASS.lookAlike : 0) |
    (NEVER_MIXED.test(character) ? CLASS.neverMixed : 0);
  classes[code] = bits;
  return bits;
}

/** Whether a code point is of a class, such as `CLASS.mark`. */
export const isOf = (code: number, bit: number): boolean => (classOf(code) & bit) !== 0;

/** The script of a code point that could be taken for ASCII: `None` if it is of none, or of one out of use. */
export const lookAlikeScript = (code: number): Script | undefined => SCRIPT_OF.get(code);

/** East Asian text mixes these scripts in one word, and sets Latin words among them without a blank. */
const EAST_ASIAN: ReadonlySet<string> = new Set(['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo']);

export const isEastAsianScript = (script: string): boolean => EAST_ASIAN.has(script);

const WRITTEN_IN: ReadonlyMap<string, RegExp> = new Map(
  Object.keys(LOOK_ALIKES)
    .filter((script) => script !== 'None')
    .map((script) => {
      const scripts = EAST_ASIAN.has(script) ? [...EAST_ASIAN] : [script];
      const written = scripts.map((one) => `\\p{Script_Extensions=${one}}`).join('');
      return [script, new RegExp(`(?=[\\p{L}\\p{N}])[${written}]`, 'u')];
    }),
);

/** Whether a code point is a letter or digit of a script, and nobody takes it for ASCII: the Cyrillic `П`. */
export const isClear = (code: number, script: string): boolean =>
  code > 0x7f &&
  !isOf(code, CLASS.lookAlike) &&
  WRITTEN_IN.get(script)?.test(String.fromCodePoint(code)) === true;

/** The code point before a place; 0 at the start. */
export function codeBefore(text: string, at: number): number {
  const pair = at > 1 ? (text.codePointAt(at - 2) ?? 0) : 0;
  return pair > 0xffff ? pair : at > 0 ? text.charCodeAt(at - 1) : 0;
}

/** The code point at a place; 0 behind the end. */
export const codeAt = (text: string, at: number): number => text.codePointAt(at) ?? 0;

/** Code units of a code point. */
export const unitsOf = (code: number): number => (code > 0xffff ? 2 : 1);
