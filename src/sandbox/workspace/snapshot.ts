import type { ShownChannel, Snapshot } from '../protocol.ts';
import type { Channel } from './channel.ts';
import { shownMessage } from './messages/message.ts';
import { shownView } from './view.ts';
import type { Workspace } from './workspace.ts';

const SHOWN_MESSAGES_MAX = 200;

/**
 * The workspace as one person sees it. Throws for an id that nobody has.
 * @param connected whether the app holds a socket, so that the page can say so
 */
export function snapshotOf(workspace: Workspace, as: string, connected: boolean): Snapshot {
  const me = workspace.people.find(as);
  if (!me) throw new Error(`Nobody in the workspace has the id ${as}`);
  const channels = [...workspace.channels.values()].filter((channel) => workspace.canSee(me, channel));
  const home = workspace.views.home(as);
  return {
    team: { id: workspace.team.id, name: workspace.team.name },
    app: {
      name: workspace.app.name,
      bot_user: workspace.app.bot_user,
      commands: workspace.app.commands,
      connected,
    },
    me: as,
    people: workspace.people.all(),
    groups: workspace.people.groups(),
    channels: channels.map((channel) => shownChannel(channel, as)),
    modals: workspace.views.stack(as).map(shownView),
    home: home ? shownView(home) : null,
    notices: [...workspace.notices.of(as)],
  };
}

function shownChannel(channel: Channel, as: string): ShownChannel {
  const visible = channel.messages.filter(({ visible_to }) => visible_to === undefined || visible_to === as);
  const messages = visible
    .slice(-SHOWN_MESSAGES_MAX)
    .map((message) => shownMessage(message, channel.replies(message.ts).length));
  return { id: channel.id, name: channel.name, kind: channel.kind, messages };
}
