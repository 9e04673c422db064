import { z } from 'zod';
import { ApiError } from '../web-api/calls/api-error.ts';
import { flag, json, text } from '../web-api/calls/arguments.ts';
import { type Content, readContent } from '../web-api/calls/content.ts';
import { addMessage, appMessage } from '../web-api/methods/chat-post.ts';
import type { Channel } from '../workspace/channel.ts';
import type { StoredMessage } from '../workspace/messages/message.ts';
import type { World } from '../world.ts';
import type { ResponseTarget } from './response-urls.ts';

const responseSchema = z.object({
  text: text.optional(),
  blocks: json.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: text.optional(),
});

/**
 * Does what an app asks for with a `response_url` or in the ack of a slash command: a new message (to the one
 * person, unless `in_channel`), or the original replaced or deleted. Membership is not asked for.
 * Throws `ApiError` as posting does. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function respond(world: World, target: ResponseTarget, raw: unknown): void {
  const parsed = responseSchema.safeParse(raw);
  if (!parsed.success) throw new ApiError('invalid_payload');
  const response = parsed.data;
  const channel = world.workspace.channels.get(target.channel);
  if (!channel) throw new ApiError('channel_not_found');
  const original = target.ts === undefined ? undefined : channel.find(target.ts);
  if (response.delete_original) return deleteOriginal(world, channel, original);
  const content = readContent(response.text, response.blocks);
  if (response.replace_original) return replaceOriginal(world, original, content);
  const message = appMessage(world, channel, content);
  if (response.response_type === 'ephemeral') message.visible_to = target.user;
  if (response.thread_ts) message.thread_ts = response.thread_ts;
  addMessage(world, channel, message);
}

function deleteOriginal(world: World, channel: Channel, original: StoredMessage | undefined): void {
  if (!original) throw new ApiError('message_not_found');
  channel.remove(original);
  world.workspace.changes.announce();
}

function replaceOriginal(world: World, original: StoredMessage | undefined, content: Content): void {
  if (!original) throw new ApiError('message_not_found');
  Object.assign(original, content);
  world.workspace.changes.announce();
}
