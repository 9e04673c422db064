import type { Act, ActResult } from '../protocol.ts';
import type { Channel } from '../workspace/channel.ts';
import { findElement } from '../workspace/messages/elements.ts';
import type { StoredMessage } from '../workspace/messages/message.ts';
import { slackMessage } from '../workspace/messages/slack-message.ts';
import type { World } from '../world.ts';
import { dispatch, placeOf, refused } from './act-context.ts';
import { actionPayload } from './action-payload.ts';
import { chosenValue } from './element-value.ts';
import { interactivePayload, responseUrl } from './payload.ts';
import { fitsBlocks, stateOf, withUsed } from './views/view-state.ts';

const NO_ANSWER = 'This app is not responding right now. Try again.';

/**
 * A button or menu of a message is used. Slack refuses what the message no longer holds: `message_not_found`,
 * `invalid_action`, `invalid_option`.
 */
export async function click(world: World, act: Extract<Act, { type: 'click' }>): Promise<ActResult> {
  const place = placeOf(world, act.as, act.channel);
  if (typeof place === 'string') return refused(place);
  const { person, channel } = place;
  const message = channel.find(act.ts);
  if (!message || (message.visible_to !== undefined && message.visible_to !== act.as))
    return refused('message_not_found');
  const placed = findElement(message.blocks, act.block_id, act.action_id);
  if (!placed) return refused('invalid_action');
  const value = act.selected === undefined ? undefined : chosenValue(placed.element, act.selected);
  if (act.selected !== undefined && !value) return refused('invalid_option');
  if (!fitsBlocks(message.blocks, act.values ?? {})) return refused('invalid_action');
  const entered = withUsed(act.values ?? {}, act, value);
  const payload = {
    type: 'block_actions',
    ...interactivePayload(world, person),
    container: container(channel, message),
    channel: { id: channel.id, name: channel.kind === 'dm' ? 'directmessage' : channel.name },
    ...(message.visible_to === undefined ? { message: slackMessage(world.workspace, channel, message) } : {}),
    state: { values: stateOf(message.blocks, entered) },
    actions: [actionPayload(placed, value, world.workspace.timestamps.next())],
    trigger_id: world.triggers.give({ user: person.id }),
    response_url: responseUrl(world, { user: person.id, channel: channel.id, ts: message.ts }),
  };
  const sent = await dispatch(
    world,
    person,
    { type: 'interactive', payload, accepts_response_payload: false },
    NO_ANSWER,
  );
  return sent.ok ? { ok: true } : refused(sent.error);
}

function container(channel: Channel, message: StoredMessage): Record<string, unknown> {
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: channel.id,
    is_ephemeral: message.visible_to !== undefined,
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
  };
}
