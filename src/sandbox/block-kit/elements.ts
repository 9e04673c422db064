import { z } from 'zod';
import { actionable, confirmable, dispatchable, focusable, placeholdable } from './element-parts.ts';
import { MULTI_SELECTS, SELECTS } from './menus.ts';
import { choosesOffered, listInitial, listInitials, listOptions, overflowOptions } from './options.ts';
import { richText } from './rich-text.ts';
import { picture, plainText, text } from './text-rules.ts';

const INPUT_MAX = 3000;
const OFFERED = 'initial options must be among the options';

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  ...actionable,
  ...confirmable,
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});
/** A picture beside text. */
export const image = z.strictObject({ type: z.literal('image'), ...picture, alt_text: text(2000) });
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...actionable,
  ...confirmable,
  options: overflowOptions,
});

const picked = { ...actionable, ...confirmable, ...focusable };
const PICKERS = [
  z
    .strictObject({
      type: z.literal('checkboxes'),
      ...picked,
      options: listOptions,
      initial_options: listInitials,
    })
    .refine(choosesOffered, OFFERED),
  z
    .strictObject({
      type: z.literal('radio_buttons'),
      ...picked,
      options: listOptions,
      initial_option: listInitial,
    })
    .refine(choosesOffered, OFFERED),
  z.strictObject({
    type: z.literal('datepicker'),
    ...picked,
    ...placeholdable,
    initial_date: z.iso.date().optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    ...picked,
    ...placeholdable,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    timezone: z.string().optional(),
  }),
] as const;
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...picked,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const typed = { ...actionable, ...dispatchable, ...focusable, ...placeholdable };
const number = z.union([z.string(), z.number()]).optional();
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richText.optional(),
  min_lines: z.int().min(1).optional(),
  max_lines: z.int().min(1).optional(),
});
const TYPED = [
  z
    .strictObject({
      type: z.literal('plain_text_input'),
      ...typed,
      initial_value: z.string().max(INPUT_MAX).optional(),
      multiline: z.boolean().optional(),
      min_length: z.int().min(0).max(INPUT_MAX).optional(),
      max_length: z.int().min(1).max(INPUT_MAX).optional(),
    })
    .refine(
      ({ min_length: min = 0, max_length: max = INPUT_MAX }) => min <= max,
      'max_length must not be less than min_length',
    ),
  z.strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: number,
    min_value: number,
    max_value: number,
  }),
  z.strictObject({
    type: z.literal('email_text_input'),
    ...typed,
    initial_value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('url_text_input'), ...typed, initial_value: z.string().optional() }),
] as const;
const fileInput = z.strictObject({
  type: z.literal('file_input'),
  ...actionable,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(10).optional(),
});

/** What may stand beside the text of a section. */
export const accessory = z.discriminatedUnion('type', [
  button,
  image,
  overflow,
  ...PICKERS,
  ...SELECTS,
  ...MULTI_SELECTS,
]);

/** What may stand in a row of actions. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  overflow,
  datetimepicker,
  richTextInput,
  ...PICKERS,
  ...SELECTS,
  ...MULTI_SELECTS,
]);

/** What may be filled in. */
export const inputElement = z.discriminatedUnion('type', [
  datetimepicker,
  fileInput,
  richTextInput,
  ...TYPED,
  ...PICKERS,
  ...SELECTS,
  ...MULTI_SELECTS,
]);
