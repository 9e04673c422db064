import type { KnownBlock, MrkdwnElement, PlainTextElement, RichTextBlock } from '@slack/types';
import { cutEnd, cutMrkdwn } from '../text/text.ts';
import { HEADER_TEXT_MAX, SECTION_TEXT_MAX } from './limits.ts';

/**
 * Mrkdwn that is already escaped, cut to `max` characters. \`verbatim\`: Slack makes no links, channels or mentions of plain
 * text. https://docs.slack.dev/reference/block-kit/composition-objects/text-object
 */
export const mrkdwn = (text: string, max: number): MrkdwnElement => ({
  type: 'mrkdwn',
  text: cutMrkdwn(text, max),
  verbatim: true,
});

/** Text as it is: Slack makes no emoji of `:words:` in it. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** A block of mrkdwn that is already escaped; a last cut keeps Slack from refusing it. */
export function section(text: string): KnownBlock {
  return { type: 'section', text: mrkdwn(text, SECTION_TEXT_MAX) };
}

/** Small grey mrkdwn. */
export function context(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(text, SECTION_TEXT_MAX)] };
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: plain(cutEnd(text, HEADER_TEXT_MAX)) };
}

/**
 * Text in a code block exactly as it is. Rich text is not parsed: backticks cannot end the block, and nothing in it
 * can mention or ping.
 */
export function codeBlock(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}
