/**
 * Characters that are not seen, that reorder what is seen, or that pass for a blank: controls other than tab and line
 * feed, format characters (bidirectional overrides, zero-width), odd blanks, private and unassigned ones.
 * https://www.unicode.org/reports/tr36/
 */
const HIDDEN =
  /(?![\t\n])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cn}|\p{Cs}|\p{Default_Ignorable_Code_Point}|(?! )\p{Zs}/u;

const LATIN = /\p{Script=Latin}/u;
/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKE =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\uFF01-\uFF5E]/u;

/** Whether a text holds characters that people cannot see, or a word that mixes letters which look alike. */
export function hasHiddenCharacters(text: string): boolean {
  return HIDDEN.test(text) || text.split(/\s+/).some((word) => LATIN.test(word) && LOOK_ALIKE.test(word));
}

/** Whether a command's name could be taken for another one's: no program is named in look-alike letters. */
export function isDisguisedName(name: string): boolean {
  return HIDDEN.test(name) || LOOK_ALIKE.test(name);
}

/** What is odd about a text, one item a character, spelt out: for the finding and for people. */
export function hiddenCharacters(text: string): string[] {
  const found = new Set<string>();
  for (const character of text) {
    if (HIDDEN.test(character) || LOOK_ALIKE.test(character)) {
      const code = character.codePointAt(0) ?? 0;
      found.add(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  return [...found];
}

const EACH_HIDDEN = new RegExp(HIDDEN, 'gu');

/** The text with every hidden character spelt out, such as `⟨U+202E⟩`. */
export function spellOut(text: string): string {
  return text.replace(EACH_HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
