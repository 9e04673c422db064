import { z } from 'zod';
import { id } from './text-rules.ts';

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
    highlight: z.boolean().optional(),
    client_highlight: z.boolean().optional(),
    unlink: z.boolean().optional(),
  })
  .optional();
const named = z.string().min(1);

const words = z.strictObject({ type: z.literal('text'), text: z.string().min(1), style });
const link = z.strictObject({
  type: z.literal('link'),
  url: named,
  text: z.string().optional(),
  unsafe: z.boolean().optional(),
  style,
});

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const inline = z.discriminatedUnion('type', [
  words,
  link,
  z.strictObject({ type: z.literal('user'), user_id: named, style }),
  z.strictObject({ type: z.literal('usergroup'), usergroup_id: named, style }),
  z.strictObject({ type: z.literal('team'), team_id: named, style }),
  z.strictObject({ type: z.literal('channel'), channel_id: named, style }),
  z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
  z.strictObject({ type: z.literal('color'), value: named, style }),
  z.strictObject({
    type: z.literal('emoji'),
    name: named,
    unicode: z.string().optional(),
    url: z.string().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: named,
    url: z.string().optional(),
    fallback: z.string().optional(),
    style,
  }),
]);

const border = z.int().min(0).max(1).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });
const list = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(section),
  indent: z.int().min(0).max(8).optional(),
  offset: z.int().min(0).optional(),
  border,
});
const preformatted = z.strictObject({
  type: z.literal('rich_text_preformatted'),
  elements: z.array(z.discriminatedUnion('type', [words, link])),
  language: z.string().optional(),
  border,
});
const quote = z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border });

/** Text in parts, of which Slack parses none. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(z.discriminatedUnion('type', [section, list, preformatted, quote])),
});
