import { spellOut, spellOutSentence } from '../../policy/shell/hidden/hidden.ts';

/** Typed text in a sentence: on one line, spelled out, and with nothing in it that Markdown or HTML would take for itself. */
export function prose(text: string): string {
  return sentenceLine(text).replaceAll(/[\\`*_[\]<>&~|]|:(?=[\w+'-]+:)/g, '\\$&');
}

/** Typed text as code, whatever backticks it holds (CommonMark, "Code spans"). */
export function code(text: string): string {
  const shown = onOneLine(text);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const isBare = longest === 0 && shown === shown.trim() && shown !== '';
  return isBare ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** A command or pattern without line breaks, and with everything that is not as it looks spelled out. */
export const onOneLine = (text: string): string => spellOut(asLine(text));

/** The same of a sentence, whose typography stays. */
export const sentenceLine = (text: string): string => spellOutSentence(asLine(text));

/** Line breaks as signs, tabs as blanks. */
const asLine = (text: string): string =>
  text.includes('\n')
    ? text
        .replaceAll('\t', ' ')
        .split('\n')
        .map((line) => line.trim())
        .join(' ⏎ ')
    : text.replaceAll('\t', ' ');
