import type { Act, ActResult } from '../protocol.ts';
import type { Channel } from '../workspace/channel.ts';
import type { StoredMessage } from '../workspace/messages/message.ts';
import { pingsInText } from '../workspace/messages/pings.ts';
import { slackMessage } from '../workspace/messages/slack-message.ts';
import type { World } from '../world.ts';
import { placeOf, refused } from './act-context.ts';
import { sendEvent } from './send-event.ts';

const MESSAGE_EVENTS = { channel: 'message.channels', private: 'message.groups', dm: 'message.im' } as const;
const CHANNEL_TYPES = { channel: 'channel', private: 'group', dm: 'im' } as const;

/** A person writes a message. The app hears of it where it is a member and subscribed to it. */
export async function say(world: World, act: Extract<Act, { type: 'message' }>): Promise<ActResult> {
  const place = placeOf(world, act.as, act.channel);
  if (typeof place === 'string') return refused(place);
  const { person, channel } = place;
  if (channel.is_archived) return refused('is_archived');
  if (!act.text.trim()) return refused('no_text');
  const message: StoredMessage = {
    ts: world.workspace.timestamps.next(),
    ...(act.thread_ts === undefined ? {} : { thread_ts: act.thread_ts }),
    channel: channel.id,
    user: person.id,
    text: act.text,
    blocks: [],
    files: [],
    pinged: pingsInText(act.text),
    reactions: [],
  };
  channel.add(message);
  world.workspace.changes.announce();
  await Promise.all(eventsOf(world, channel, message).map((event) => sendEvent(world, event)));
  return { ok: true };
}

function eventsOf({ workspace }: World, channel: Channel, message: StoredMessage): Record<string, unknown>[] {
  if (!channel.has_app) return [];
  const { events, bot_user } = workspace.app;
  const common = { ...slackMessage(workspace, channel, message), channel: channel.id, event_ts: message.ts };
  const heard: Record<string, unknown>[] = [];
  if (events.includes(MESSAGE_EVENTS[channel.kind]))
    heard.push({ ...common, channel_type: CHANNEL_TYPES[channel.kind] });
  if (events.includes('app_mention') && message.pinged.includes(bot_user))
    heard.push({ ...common, type: 'app_mention' });
  return heard;
}
