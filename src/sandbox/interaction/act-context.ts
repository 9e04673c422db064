import type { ActResult, Person } from '../protocol.ts';
import type { Delivery, Envelope } from '../socket/socket-mode.ts';
import type { Channel } from '../workspace/channel.ts';
import type { World } from '../world.ts';

/** A refusal of an act: Slack's own name for it. */
export const refused = (error: string): ActResult => ({ ok: false, error });

/** The person who acts, and the channel where it happens; or why that cannot be. */
export function placeOf(
  world: World,
  as: string,
  channelId: string,
): { person: Person; channel: Channel } | string {
  const person = world.workspace.people.find(as);
  if (!person) return 'user_not_found';
  const channel = world.workspace.channels.get(channelId);
  if (!channel || !world.workspace.canSee(person, channel)) return 'channel_not_found';
  return { person, channel };
}

/**
 * Sends what a person did to the app. When that fails the person is told, in a grey line.
 * @param failure what the line says
 */
export async function dispatch(
  world: World,
  person: Person,
  envelope: Envelope,
  failure: string,
): Promise<{ ok: true; payload: unknown } | { ok: false; error: Exclude<Delivery['kind'], 'acked'> }> {
  const delivery = await world.sockets.deliver(envelope);
  if (delivery.kind === 'acked') return { ok: true, payload: delivery.payload };
  tell(world, person, failure);
  return { ok: false, error: delivery.kind };
}

/** Shows a grey line to one person. */
export function tell({ workspace }: World, person: Person, text: string): void {
  workspace.notices.add(person.id, text);
  workspace.changes.announce();
}
