import { z } from 'zod';
import { escapedLength } from './escaped-length.ts';

/** Longest `block_id`, `action_id`, `callback_id` and `external_id`. */
export const ID_MAX = 255;

/** An identifier that the app gives. */
export const id = z.string().min(1).max(ID_MAX);

/** Text as people see it: its length counts after escaping. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function text(max: number, min = 1) {
  return z
    .string()
    .refine((value) => value.length >= min, `must be more than ${min - 1} characters`)
    .refine((value) => escapedLength(value) <= max, `must be less than ${max + 1} characters`);
}

/** A text object that Slack shows as it is. */
export function plainText(max: number, min = 1) {
  return z.strictObject({
    type: z.literal('plain_text'),
    text: text(max, min),
    emoji: z.boolean().optional(),
  });
}

/** A text object of either kind; `emoji` belongs to the one, `verbatim` to the other. */
export function anyText(max: number) {
  const mrkdwn = z.strictObject({
    type: z.literal('mrkdwn'),
    text: text(max),
    verbatim: z.boolean().optional(),
  });
  return z.discriminatedUnion('type', [plainText(max), mrkdwn]);
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = z.strictObject({
  title: plainText(100),
  text: anyText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).optional(),
});

/** A picture by its address or by the file it is. */
export const picture = {
  image_url: z.url().max(3000).optional(),
  slack_file: z
    .union([z.strictObject({ id: z.string().min(1) }), z.strictObject({ url: z.url() })])
    .optional(),
};
