import { z } from 'zod';
import type { Channel } from '../../workspace/channel.ts';
import type { StoredMessage } from '../../workspace/messages/message.ts';
import { slackMessage } from '../../workspace/messages/slack-message.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { count, flag, id, text } from '../calls/arguments.ts';
import { channelFor, personFor } from '../calls/lookup.ts';
import { pageOf } from '../calls/page-of.ts';
import { method } from '../method.ts';

const paging = { limit: count.optional(), cursor: text.optional() };

/** https://docs.slack.dev/reference/methods/conversations.info */
export const info = method(z.object({ channel: id }), (world, args) => ({
  channel: slackChannel(world, channelFor(world, args.channel)),
}));

const KINDS = { channel: 'public_channel', private: 'private_channel', dm: 'im' } as const;

/** https://docs.slack.dev/reference/methods/conversations.list */
export const list = method(
  z.object({ ...paging, types: text.optional(), exclude_archived: flag.optional() }),
  (world, args) => {
    const types = (args.types ?? 'public_channel').split(',').map((type) => type.trim());
    const wanted = [...world.workspace.channels.values()].filter(
      (channel) =>
        types.includes(KINDS[channel.kind]) &&
        (channel.kind === 'channel' || channel.has_app) &&
        !(args.exclude_archived && channel.is_archived),
    );
    const { items, response_metadata } = pageOf(wanted, args.limit, args.cursor);
    return { channels: items.map((channel) => slackChannel(world, channel)), response_metadata };
  },
);

/** https://docs.slack.dev/reference/methods/conversations.members */
export const members = method(z.object({ channel: id, ...paging }), (world, args) => {
  const channel = channelFor(world, args.channel);
  const all = [...channel.members, ...(channel.has_app ? [world.workspace.app.bot_user] : [])];
  const { items, response_metadata } = pageOf(all, args.limit, args.cursor);
  return { members: items, response_metadata };
});

/** https://docs.slack.dev/reference/methods/conversations.open */
export const open = method(
  z.object({ users: text.optional(), channel: text.optional(), return_im: flag.optional() }),
  (world, args) => {
    if (args.channel) return { channel: { id: channelFor(world, args.channel).id } };
    const [user, ...others] = (args.users ?? '').split(',').filter(Boolean);
    if (user === undefined) throw new ApiError('users_list_not_supplied');
    if (others.length > 0) throw new ApiError('method_not_supported_for_channel_type');
    const person = personFor(world, user);
    if (person.role === 'deactivated') throw new ApiError('user_disabled');
    const channel = world.workspace.directChannel(user);
    return { channel: args.return_im ? slackChannel(world, channel) : { id: channel.id } };
  },
);

/** https://docs.slack.dev/reference/methods/conversations.join */
export const join = method(z.object({ channel: id }), (world, args) => {
  const channel = channelFor(world, args.channel);
  if (channel.is_archived) throw new ApiError('is_archived');
  if (channel.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type');
  channel.has_app = true;
  return { channel: slackChannel(world, channel) };
});

const range = { oldest: text.optional(), latest: text.optional(), inclusive: flag.optional() };
const shown = { include_all_metadata: flag.optional() };
const HISTORY_MAX = 999;

/**
 * Newest first, thread replies left out; metadata only if it is asked for.
 * https://docs.slack.dev/reference/methods/conversations.history
 */
export const history = method(z.object({ channel: id, ...paging, ...range, ...shown }), (world, args) => {
  const channel = readableChannel(world, args.channel);
  if ((args.limit ?? 0) > HISTORY_MAX) throw new ApiError('invalid_limit');
  const span = spanOf(args);
  const all = channel.messages.filter(
    ({ ts, thread_ts, visible_to }) => visible_to === undefined && thread_ts === undefined && isIn(span, ts),
  );
  const { items, response_metadata } = pageOf(all.toReversed(), args.limit, args.cursor);
  return {
    messages: items.map((message) => readMessage(world, channel, message, args)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
});

/** The thread, its first message first. https://docs.slack.dev/reference/methods/conversations.replies */
export const replies = method(z.object({ channel: id, ts: id, ...paging, ...shown }), (world, args) => {
  const channel = readableChannel(world, args.channel);
  const parent = channel.find(args.ts);
  if (!parent || parent.visible_to !== undefined) throw new ApiError('thread_not_found');
  const { items, response_metadata } = pageOf([parent, ...channel.replies(args.ts)], args.limit, args.cursor);
  return {
    messages: items.map((message) => readMessage(world, channel, message, args)),
    has_more: response_metadata.next_cursor !== '',
    response_metadata,
  };
});

function readMessage(
  { workspace }: World,
  channel: Channel,
  message: StoredMessage,
  { include_all_metadata: withMetadata = false }: { include_all_metadata?: boolean | undefined },
): Record<string, unknown> {
  const { metadata, ...rest } = slackMessage(workspace, channel, message);
  return withMetadata && metadata !== undefined ? { ...rest, metadata } : rest;
}

const HISTORY_SCOPE = { channel: 'channels:history', private: 'groups:history', dm: 'im:history' } as const;

/** Throws `channel_not_found`, `missing_scope`, `not_in_channel`. */
function readableChannel(world: World, channelId: string): Channel {
  const channel = channelFor(world, channelId);
  const needed = HISTORY_SCOPE[channel.kind];
  const { scopes } = world.workspace.app;
  if (!scopes.includes(needed)) throw new ApiError('missing_scope', { needed, provided: scopes.join(',') });
  if (!channel.has_app) throw new ApiError('not_in_channel');
  return channel;
}

interface Span {
  after: number;
  before: number;
  inclusive: boolean;
}

/** Throws `invalid_ts_oldest`, `invalid_ts_latest`. */
function spanOf(args: {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
}): Span {
  const after = Number(args.oldest || -1);
  const before = args.latest ? Number(args.latest) : Number.POSITIVE_INFINITY;
  if (Number.isNaN(after)) throw new ApiError('invalid_ts_oldest');
  if (Number.isNaN(before)) throw new ApiError('invalid_ts_latest');
  return { after, before, inclusive: args.inclusive === true };
}

function isIn({ after, before, inclusive }: Span, ts: string): boolean {
  const at = Number(ts);
  return (at > after && at < before) || (inclusive && (at === after || at === before));
}

/** https://docs.slack.dev/reference/objects/conversation-object */
function slackChannel({ workspace }: World, channel: Channel): Record<string, unknown> {
  const { id, created } = channel;
  if (channel.kind === 'dm')
    return { id, created, is_im: true, user: [...channel.members][0], is_open: true };
  const shared = [...channel.members].some((member) => workspace.people.find(member)?.role === 'other-team');
  return {
    id,
    created,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'private',
    is_im: false,
    is_private: channel.kind === 'private',
    is_archived: channel.is_archived,
    is_read_only: channel.is_read_only,
    is_thread_only: channel.is_thread_only,
    is_general: channel.name === 'general',
    is_member: channel.has_app,
    is_ext_shared: shared,
    is_shared: shared,
    num_members: channel.members.size,
  };
}
