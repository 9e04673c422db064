import { MASK } from '../../redact/mask.ts';
import { type Odd, oddIn } from './odd.ts';

/** Letters of scripts that have many look-alikes of Latin ones. No program is named in them. */
const FOREIGN_NAME =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\uFF01-\uFF5E]/u;

/**
 * Whether a text holds something that people cannot see or would take for something else: invisible characters, letters
 * and signs that look like ASCII, marks that strike letters through, and blanks that push text out of sight.
 */
export const hasHiddenCharacters = (text: string): boolean => oddIn(text, 'command').length > 0;

/** Whether a command's name could be taken for another one's. */
export function isDisguisedName(name: string): boolean {
  // As part of a path every letter counts.
  return FOREIGN_NAME.test(name) || oddIn(`./${name}`, 'command').length > 0;
}

/** What is odd about a text, each once, in words: for the finding and for people. */
export const hiddenCharacters = (text: string): string[] => [
  ...new Set(oddIn(text, 'command').map((odd) => odd.text)),
];

/** A command or pattern with everything unusual spelled out, such as `⟨U+202E⟩` and `⟨2,500 blanks⟩`. */
export const spellOut = (text: string): string => replaced(text, oddIn(text, 'command'));

/** A sentence with everything unusual spelled out; its typography, such as curly quotes and dashes, stays. */
export const spellOutSentence = (text: string): string => replaced(text, oddIn(text, 'sentence'));

function replaced(text: string, odd: readonly Odd[]): string {
  const masks = masksIn(text);
  let shown = '';
  let from = 0;
  for (const { at, end, text: name } of odd) {
    if (masks.has(at)) continue;
    const lines = text.charAt(at) === '\n' ? '\n' : '';
    shown += `${text.slice(from, at)}${lines}⟨${name}⟩${lines}`;
    from = end;
  }
  return shown + text.slice(from);
}

/** Where the quotes of the gate's own mask stand: they are signs that look like `<` and `>`. */
function masksIn(text: string): ReadonlySet<number> {
  return new Set(
    Array.from(text.matchAll(EVERY_MASK), ({ index }) => [index, index + MASK.length - 1]).flat(),
  );
}

const EVERY_MASK = new RegExp(MASK, 'g');
