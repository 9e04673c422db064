import type { Snapshot } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';

export interface Mentioned {
  what: 'user' | 'group' | 'channel' | 'broadcast';
  id: string;
}

/** A name where the text holds an id, set apart so that typed text cannot pass for it. */
export function Mention({ what, id }: Mentioned) {
  const { snapshot } = useWorkspace();
  const isMe = what === 'user' && id === snapshot.me;
  return <span class={isMe ? 'mention mention-me' : 'mention'}>{label(snapshot, what, id)}</span>;
}

function label(snapshot: Snapshot, what: Mentioned['what'], id: string): string {
  switch (what) {
    case 'user':
      return `@${nameOf(snapshot, id)}`;
    case 'group':
      return `@${snapshot.groups.find((group) => group.id === id)?.handle ?? id}`;
    case 'channel':
      return `#${snapshot.channels.find((channel) => channel.id === id)?.name ?? id}`;
    case 'broadcast':
      return `@${id}`;
  }
}

/** A person's name, the app's, or the id if nobody has it. */
export function nameOf({ people, app }: Snapshot, id: string): string {
  if (id === app.bot_user) return app.name;
  return people.find((person) => person.id === id)?.real_name ?? id;
}
