import { spellOut } from '../../policy/shell/hidden.ts';

export { spellOut };

/** For mrkdwn: Slack's three control characters as entities, so that nothing typed can mention, link or ping. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How long Slack counts the text: after escaping. */
export function escapedLength(text: string): number {
  return escapeMrkdwn(text).length;
}

/** At most `max` characters after escaping, the end cut away and its loss shown; whole code points. */
export function cutEnd(text: string, max: number): string {
  if (escapedLength(text) <= max) return text;
  return `${takeStart(text, max - 1)}…`;
}

/** Typed text inside a mrkdwn sentence: spelt out, on one line, cut and escaped. */
export function inline(text: string, max: number): string {
  return escapeMrkdwn(cutEnd(onOneLine(text), max));
}

/** The same as inline code, so that `*` and `_` show as they are; a text with a backtick cannot be, and stays plain. */
export function inlineCode(text: string, max: number): string {
  const shown = inline(text, max);
  return shown.includes('`') || shown.trim() === '' ? shown : `\`${shown}\``;
}

/** A Slack user as a name, anything else as it stands. For where a mention does not notify, as in a modal. */
export function person(actor: string): string {
  return /^[UW][A-Z0-9]+$/.test(actor) ? `<@${actor}>` : inline(actor, 80);
}

function onOneLine(text: string): string {
  return spellOut(text.replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll('\t', ' '));
}

/** The longest start of `text` that is at most `max` long after escaping. */
export function takeStart(text: string, max: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += escapedLength(character);
    if (used > max) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The longest end of `text` that is at most `max` long after escaping. */
export function takeEnd(text: string, max: number): string {
  const characters = Array.from(text);
  let used = 0;
  let from = characters.length;
  while (from > 0) {
    used += escapedLength(characters[from - 1] ?? '');
    if (used > max) break;
    from -= 1;
  }
  return characters.slice(from).join('');
}
