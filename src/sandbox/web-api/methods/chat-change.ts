import { z } from 'zod';
import { escapedBytes } from '../../block-kit/escaped-length.ts';
import { slackMessage } from '../../workspace/messages/slack-message.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { id, json, text } from '../calls/arguments.ts';
import { readContent, UPDATE_TEXT_MAX_BYTES } from '../calls/content.ts';
import { channelFor, storedMessage } from '../calls/lookup.ts';
import { readMetadata, removesMetadata } from '../calls/metadata.ts';
import { method } from '../method.ts';

/**
 * Only the app's own messages. New text without blocks takes the old blocks away; only an update without blocks
 * is marked as edited. Metadata stays if none is given. https://docs.slack.dev/reference/methods/chat.update
 */
export const update = method(
  z.object({
    channel: id,
    ts: id,
    text: text.optional(),
    blocks: json.optional(),
    metadata: json.optional(),
  }),
  (world, args) => {
    const channel = channelFor(world, args.channel);
    const message = storedMessage(channel, args.ts);
    if (message.user !== world.workspace.app.bot_user) throw new ApiError('cant_update_message');
    if (escapedBytes(args.text ?? '') > UPDATE_TEXT_MAX_BYTES) throw new ApiError('msg_too_long');
    if (args.text === undefined && args.blocks === undefined) throw new ApiError('no_text');
    const metadata = removesMetadata(args.metadata) ? undefined : readMetadata(args.metadata);
    Object.assign(message, readContent(args.text ?? message.text, args.blocks));
    if (message.blocks.length === 0) {
      message.edited = { user: world.workspace.app.bot_user, ts: world.workspace.timestamps.next() };
    }
    if (removesMetadata(args.metadata)) delete message.metadata;
    else if (metadata !== undefined) message.metadata = metadata;
    world.workspace.changes.announce();
    const sent = slackMessage(world.workspace, channel, message);
    return { channel: channel.id, ts: message.ts, text: message.text, message: sent };
  },
);

/** `delete` is a reserved word. https://docs.slack.dev/reference/methods/chat.delete */
export const remove = method(z.object({ channel: id, ts: id }), (world, args) => {
  const channel = channelFor(world, args.channel);
  const message = storedMessage(channel, args.ts);
  if (message.user !== world.workspace.app.bot_user) throw new ApiError('cant_delete_message');
  channel.remove(message);
  world.workspace.changes.announce();
  return { channel: channel.id, ts: message.ts };
});

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
export const getPermalink = method(z.object({ channel: id, message_ts: id }), (world, args) => {
  const channel = channelFor(world, args.channel);
  const message = storedMessage(channel, args.message_ts);
  return { channel: channel.id, permalink: permalink(world, channel.id, message.ts) };
});

/** As Slack writes them, but leading to this workspace's page. */
function permalink(world: World, channel: string, ts: string): string {
  return `${world.url()}/archives/${channel}/p${ts.replace('.', '')}`;
}
