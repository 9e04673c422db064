import { z } from 'zod';
import type { Channel } from '../../workspace/channel.ts';
import type { StoredMessage } from '../../workspace/messages/message.ts';
import { slackMessage } from '../../workspace/messages/slack-message.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { flag, id, json, text } from '../calls/arguments.ts';
import { type Content, readContent } from '../calls/content.ts';
import { personFor, writableChannel } from '../calls/lookup.ts';
import { readMetadata } from '../calls/metadata.ts';
import { method } from '../method.ts';

const content = { text: text.optional(), blocks: json.optional(), thread_ts: text.optional() };

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const postMessage = method(
  z.object({ channel: id, ...content, metadata: json.optional(), reply_broadcast: flag.optional() }),
  (world, args) => {
    const channel = writableChannel(world, args.channel);
    const read = readContent(args.text, args.blocks);
    const metadata = readMetadata(args.metadata);
    const thread_ts = threadOf(channel, args.thread_ts);
    if (channel.is_thread_only && thread_ts === undefined)
      throw new ApiError('restricted_action_thread_only_channel');
    const message = appMessage(world, channel, read);
    if (thread_ts !== undefined) message.thread_ts = thread_ts;
    if (metadata !== undefined) message.metadata = metadata;
    addMessage(world, channel, message);
    return { channel: channel.id, ts: message.ts, message: slackMessage(world.workspace, channel, message) };
  },
);

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const postEphemeral = method(z.object({ channel: id, user: id, ...content }), (world, args) => {
  const channel = writableChannel(world, args.channel);
  const { id: user } = personFor(world, args.user);
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const message = appMessage(world, channel, readContent(args.text, args.blocks));
  const thread_ts = threadOf(channel, args.thread_ts);
  if (thread_ts !== undefined) message.thread_ts = thread_ts;
  message.visible_to = user;
  addMessage(world, channel, message);
  return { message_ts: message.ts };
});

/** A new message of the app, not yet in its channel. */
export function appMessage({ workspace }: World, channel: Channel, content: Content): StoredMessage {
  return {
    ts: workspace.timestamps.next(),
    channel: channel.id,
    user: workspace.app.bot_user,
    bot_id: workspace.app.bot_id,
    ...content,
    files: [],
    reactions: [],
  };
}

export function addMessage({ workspace }: World, channel: Channel, message: StoredMessage): void {
  channel.add(message);
  workspace.changes.announce();
}

/** The thread to post into: its first message must exist and not be a reply itself. */
export function threadOf(channel: Channel, ts: string | undefined): string | undefined {
  if (ts === undefined || ts === '') return undefined;
  const parent = channel.find(ts);
  if (!parent || parent.visible_to !== undefined) throw new ApiError('thread_not_found');
  if (parent.thread_ts !== undefined) throw new ApiError('cannot_reply_to_message');
  return ts;
}
