import { z } from 'zod';
import { confirm, id, plainText } from './text-rules.ts';

/** What many elements share. https://docs.slack.dev/reference/block-kit/block-elements */
export const actionable = { action_id: id.optional() };
export const confirmable = { confirm: confirm.optional() };
export const focusable = { focus_on_load: z.boolean().optional() };
export const placeholdable = { placeholder: plainText(150).optional() };
export const dispatchable = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
    })
    .optional(),
};
