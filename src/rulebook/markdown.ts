import { spellOut } from '../policy/shell/hidden.ts';

/** Typed text in a sentence: on one line, spelt out, and with nothing in it that Markdown or HTML would take for itself. */
export function prose(text: string): string {
  return onOneLine(text).replaceAll(/[\\`*_[\]<>&~|]/g, '\\$&');
}

/** Typed text as code, whatever backticks it holds (CommonMark, "Code spans"). */
export function code(text: string): string {
  const shown = onOneLine(text);
  const longest = Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const isBare = longest === 0 && shown === shown.trim() && shown !== '';
  return isBare ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`;
}

/** Typed text without line breaks and without characters that are not seen. */
export const onOneLine = (text: string): string =>
  spellOut(text.replaceAll(/[^\S\n]*\n[^\S\n]*/g, ' ⏎ ').replaceAll('\t', ' '));
