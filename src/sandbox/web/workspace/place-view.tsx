import type { ComponentChildren } from 'preact';
import type { ShownChannel } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { Composer } from './composer.tsx';
import { HomeTab } from './home-tab.tsx';
import { MessageLog } from './message-log.tsx';
import { Notices } from './notices.tsx';
import { Thread } from './thread.tsx';

interface PlaceViewProps {
  failure: string | null;
  /** Opens the sidebar where the window is narrow. */
  onMenu: () => void;
}

/** What is open: a channel with perhaps a thread, or the app's Home tab. */
export function PlaceView({ failure, onMenu }: PlaceViewProps) {
  const { snapshot, place } = useWorkspace();
  const channel = snapshot.channels.find(({ id }) => id === place.channel);
  const head = (title: string): ComponentChildren => (
    <header class="place-head">
      <button type="button" class="icon-button menu-button" aria-label="Channels" onClick={onMenu}>
        ☰
      </button>
      <h2>{title}</h2>
    </header>
  );
  if (place.tab === 'home')
    return (
      <main class="place">
        {head(snapshot.app.name)}
        <HomeTab />
        <Notices failure={failure} />
      </main>
    );
  if (channel === undefined)
    return (
      <main class="place">
        {head('No such channel')}
        <p class="log quiet">You are not in that channel, or there is none. Choose one of yours.</p>
      </main>
    );
  return (
    <>
      <main class="place">
        {head(titleOf(channel, snapshot.app.name))}
        <MessageLog
          key={channel.id}
          label={`Messages in ${channel.name}`}
          messages={channel.messages.filter(isInChannel)}
        />
        <Notices failure={failure} />
        <Composer key={channel.id} channel={channel} />
      </main>
      {place.thread !== null && <Thread key={place.thread} channel={channel} ts={place.thread} />}
    </>
  );
}

/** Replies stand in their thread, but for those that only one person sees: Slack shows them where they were made. */
const isInChannel = ({ thread_ts, ts, ephemeral }: ShownChannel['messages'][number]): boolean =>
  thread_ts === undefined || thread_ts === ts || ephemeral;

const titleOf = ({ kind, name }: ShownChannel, app: string): string => (kind === 'dm' ? app : `# ${name}`);
