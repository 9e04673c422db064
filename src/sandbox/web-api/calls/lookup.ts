import type { Person } from '../../protocol.ts';
import type { Channel } from '../../workspace/channel.ts';
import type { StoredMessage } from '../../workspace/messages/message.ts';
import type { World } from '../../world.ts';
import { ApiError } from './api-error.ts';

/** Throws `channel_not_found`, also for private channels that the app is not in. */
export function channelFor({ workspace }: World, id: string): Channel {
  const channel = workspace.channels.get(id);
  if (!channel || (channel.kind === 'private' && !channel.has_app)) throw new ApiError('channel_not_found');
  return channel;
}

/**
 * A channel the app may write to; a person's id stands for the direct conversation.
 * Throws `channel_not_found`, `is_archived`, `not_in_channel`.
 */
export function writableChannel(world: World, id: string): Channel {
  const person = world.workspace.people.find(id);
  const channel = person ? world.workspace.directChannel(person.id) : channelFor(world, id);
  if (channel.is_archived) throw new ApiError('is_archived');
  if (!channel.has_app) throw new ApiError('not_in_channel');
  if (channel.is_read_only) throw new ApiError('restricted_action_read_only_channel');
  return channel;
}

/** Throws `message_not_found`; an ephemeral message was never stored, so it is not found either. */
export function storedMessage(channel: Channel, ts: string): StoredMessage {
  const message = channel.find(ts);
  if (!message || message.visible_to !== undefined) throw new ApiError('message_not_found');
  return message;
}

/** Throws `user_not_found`, or the code a method has for it. */
export function personFor({ workspace }: World, id: string, code = 'user_not_found'): Person {
  const person = workspace.people.find(id);
  if (!person) throw new ApiError(code);
  return person;
}
