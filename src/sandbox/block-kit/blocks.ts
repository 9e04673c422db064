import { z } from 'zod';
import { accessory, actionElement, image, inputElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { anyText, id, picture, plainText, text } from './text-rules.ts';

const SECTION_TEXT_MAX = 3000;
const FIELD_TEXT_MAX = 2000;
const LABEL_MAX = 2000;

const common = { block_id: id.optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...common,
    text: anyText(SECTION_TEXT_MAX).optional(),
    fields: z.array(anyText(FIELD_TEXT_MAX)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(
    ({ text: words, fields }) => words !== undefined || fields !== undefined,
    'must have text or fields',
  );

const contextElement = z.discriminatedUnion('type', [image, anyText(SECTION_TEXT_MAX)]);

/**
 * The blocks that this workspace can show, by their own limits; another one is an unsupported type.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
export const block = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('divider'), ...common }),
  z.strictObject({ type: z.literal('header'), ...common, text: plainText(150) }),
  z.strictObject({
    type: z.literal('context'),
    ...common,
    elements: z.array(contextElement).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...common,
    elements: z.array(actionElement).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...common,
    label: plainText(LABEL_MAX),
    element: inputElement,
    hint: plainText(LABEL_MAX).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('image'),
    ...common,
    ...picture,
    alt_text: text(2000),
    title: plainText(2000).optional(),
  }),
  richText,
]);
