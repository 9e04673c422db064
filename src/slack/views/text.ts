import { spellOut } from '../../policy/shell/hidden.ts';
import * as cut from '../../text/cut.ts';

export { spellOut };

/** For mrkdwn: Slack's three control characters as entities, so that nothing typed can mention, link or ping. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** How long Slack counts the text: after escaping. */
export const escapedLength = cut.escapedUnits;

/** At most `max` characters after escaping, the end cut away between graphemes and its loss shown. */
export function cutEnd(text: string, max: number): string {
  return cut.cutEnd(text, max, escapedLength);
}

/** The longest start of `text` that is at most `max` long after escaping. */
export function takeStart(text: string, max: number): string {
  return cut.takeStart(text, max, escapedLength);
}

/** The longest end of `text` that is at most `max` long after escaping. */
export function takeEnd(text: string, max: number): string {
  return cut.takeEnd(text, max, escapedLength);
}

/** What counts as one character of mrkdwn that is already escaped: an entity, a link, a mention, a date. */
const MRKDWN_PIECE = /&(?:amp|lt|gt);|<[^<>]*>|[^&<]+|[&<]/g;

/**
 * Mrkdwn that is already escaped, cut to `max` characters as Slack counts them: never inside an entity, a link or a
 * mention, and inline code that is cut is closed, so that nothing of it is taken for formatting.
 */
export function cutMrkdwn(mrkdwn: string, max: number): string {
  if (mrkdwn.length <= max) return mrkdwn;
  const pieces = mrkdwn
    .match(MRKDWN_PIECE)
    ?.flatMap((piece) => (/^[&<]./.test(piece) ? [piece] : cut.piecesOf(piece)));
  let kept = '';
  for (const piece of pieces ?? []) {
    if (kept.length + piece.length + CLOSING.length > max) break;
    kept += piece;
  }
  return `${kept}${isInCode(kept) ? CLOSING : '…'}`;
}

/** Ends a text that was cut in inline code. */
const CLOSING = '…`';

const isInCode = (mrkdwn: string): boolean => mrkdwn.split('`').length % 2 === 0;

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
