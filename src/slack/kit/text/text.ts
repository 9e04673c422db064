import { spellOut, spellOutSentence } from '../../../policy/shell/hidden/hidden.ts';
import * as cut from '../../../text/cut.ts';
import { codeUnits, type Measure } from '../../../text/cut.ts';

export { spellOut, spellOutSentence };

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
 * Mrkdwn that is already escaped, cut to `max` of what `measure` counts, by default code units as Slack's blocks do. It is
 * never cut inside an entity, a link or a mention, and inline code that is cut is closed, so that nothing of it is taken
 * for formatting.
 */
export function cutMrkdwn(mrkdwn: string, max: number, measure: Measure = codeUnits): string {
  if (measure(mrkdwn) <= max) return mrkdwn;
  const room = max - measure(CLOSING);
  let kept = '';
  let used = 0;
  for (const piece of mrkdwn.match(MRKDWN_PIECE) ?? []) {
    used += measure(piece);
    if (used <= room) kept += piece;
    else {
      const isWhole = /^[&<]./.test(piece);
      if (!isWhole) kept += cut.takeStart(piece, room - used + measure(piece), measure);
      break;
    }
  }
  return `${kept}${isInCode(kept) ? CLOSING : '…'}`;
}

/** Ends a text that was cut in inline code. */
const CLOSING = '…`';

const isInCode = (mrkdwn: string): boolean => mrkdwn.split('`').length % 2 === 0;

/**
 * What mrkdwn could take for formatting: paired marks, code, emoji names, and a quote at the start. It has no escape for
 * these. https://docs.slack.dev/messaging/formatting-message-text
 */
const MARKUP = /(?<![\p{L}\p{N}])([*_~])(?=\S).*\1(?![\p{L}\p{N}])|`|:[\w+'-]*[a-z][\w+'-]*:|^\s*>/iu;

export const hasMarkup = (text: string): boolean => MARKUP.test(text);

/**
 * Typed text inside a mrkdwn sentence: spelled out, on one line, cut and escaped. If Slack would take something in it for
 * formatting it is inline code, so that it looks as it was typed.
 */
export function inline(text: string, max: number): string {
  const shown = cutEnd(spellOutSentence(onOneLine(text)), max);
  return hasMarkup(shown) ? inlineCode(text, max) : escapeMrkdwn(shown);
}

/** The same as inline code, so that marks, emoji names and addresses in it stay text; a backtick, which would end it, is spelled out. */
export function inlineCode(text: string, max: number): string {
  const shown = cutEnd(spellOut(onOneLine(text)).replaceAll('`', '⟨U+0060⟩'), max);
  return shown.trim() === '' ? shown : `\`${escapeMrkdwn(shown)}\``;
}

/** Letters of a login, a branch or a commit; with anything else, such as a blank or a dot in mid-height, a name could pass for the text around it. */
const PLAIN_NAME = /^[\p{L}\p{N}./@+_-]+(?:\[bot\])?$/u;

/** A caller's name for itself or its work in a line of facts: as it stands if it is one plain word, else as inline code. */
export function callersName(text: string, max: number): string {
  return PLAIN_NAME.test(text) ? inline(text, max) : inlineCode(text, max);
}

/** A Slack user as a name, anything else as it stands. Use it where a mention notifies nobody, as in a modal. */
export function person(actor: string): string {
  return /^[UW][A-Z0-9]+$/.test(actor) ? `<@${actor}>` : inline(actor, 80);
}

/** A Slack user or group, as Slack links it: a notification where one can be. */
export const mention = (id: string): string => (id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`);

/** Each break between lines of text as one sign, however many stand there, and tabs as blanks. */
function onOneLine(text: string): string {
  const lines = text.replaceAll('\t', ' ').split('\n');
  if (lines.length === 1) return lines.join('');
  return lines
    .map((line) => line.trim())
    .filter((line, at) => line !== '' || at === 0 || at === lines.length - 1)
    .join(' ⏎ ');
}
