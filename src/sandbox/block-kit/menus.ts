import { z } from 'zod';
import { actionable, confirmable, focusable, placeholdable } from './element-parts.ts';
import { choosesOffered, manyInitial, menuOptions, offersOnce, oneInitial } from './options.ts';

const common = { ...actionable, ...confirmable, ...focusable, ...placeholdable };
const many = { ...common, max_selected_items: z.int().min(1).optional() };
const people = z.string().min(1);
const respondable = { response_url_enabled: z.boolean().optional() };
const queried = { min_query_length: z.int().min(0).optional() };
const conversations = {
  default_to_current_conversation: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
};

const ONE_OFFER = 'must have either options or option_groups';
const OFFERED = 'initial options must be among the options';

/** Menus of one choice. https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const SELECTS = [
  z
    .strictObject({ type: z.literal('static_select'), ...common, ...menuOptions, ...oneInitial })
    .refine(offersOnce, ONE_OFFER)
    .refine(choosesOffered, OFFERED),
  z.strictObject({ type: z.literal('external_select'), ...common, ...queried, ...oneInitial }),
  z.strictObject({ type: z.literal('users_select'), ...common, initial_user: people.optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...common,
    ...respondable,
    ...conversations,
    initial_conversation: people.optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...common,
    ...respondable,
    initial_channel: people.optional(),
  }),
] as const;

/** Menus of several choices. https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element */
export const MULTI_SELECTS = [
  z
    .strictObject({ type: z.literal('multi_static_select'), ...many, ...menuOptions, ...manyInitial })
    .refine(offersOnce, ONE_OFFER)
    .refine(choosesOffered, OFFERED),
  z.strictObject({ type: z.literal('multi_external_select'), ...many, ...queried, ...manyInitial }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...many,
    initial_users: z.array(people).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...many,
    ...conversations,
    initial_conversations: z.array(people).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...many,
    initial_channels: z.array(people).optional(),
  }),
] as const;
