import { useId } from 'preact/hooks';
import type { Role, ShownChannel } from '../../protocol.ts';
import type { Live } from '../live/use-snapshot.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { type Place, writePlace } from '../place/place.ts';

/** The workspace's name, who acts, channels and the app. */
export function Sidebar({ state }: { state: Live['state'] }) {
  const { snapshot, place } = useWorkspace();
  const at = (change: Partial<Place>): string =>
    writePlace({ ...place, tab: 'messages', thread: null, message: null, ...change });
  const channels = snapshot.channels.filter(({ kind }) => kind !== 'dm');
  const directs = snapshot.channels.filter(({ kind }) => kind === 'dm');
  const isOpen = ({ id }: ShownChannel): boolean => id === place.channel && place.tab === 'messages';
  return (
    <nav class="sidebar" aria-label="Workspace">
      <h1>{snapshot.team.name}</h1>
      <ActingAs />
      <h2>Channels</h2>
      <ul>
        {channels.map((channel) => (
          <li key={channel.id}>
            <a href={at({ channel: channel.id })} aria-current={isOpen(channel) ? 'page' : undefined}>
              {channel.kind === 'private' ? '🔒' : '#'} {channel.name}
            </a>
          </li>
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <li>
          <a href={at({ tab: 'home' })} aria-current={place.tab === 'home' ? 'page' : undefined}>
            ⌂ {snapshot.app.name} Home
          </a>
        </li>
        {directs.map((channel) => (
          <li key={channel.id}>
            <a href={at({ channel: channel.id })} aria-current={isOpen(channel) ? 'page' : undefined}>
              ✉ Messages from {snapshot.app.name}
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet">{standing(state, snapshot.app.connected)}</p>
    </nav>
  );
}

function ActingAs() {
  const { snapshot, go } = useWorkspace();
  const id = useId();
  return (
    <div class="acting-as">
      <label for={id}>Acting as</label>
      <select
        id={id}
        value={snapshot.me}
        onChange={({ currentTarget }) => go({ as: currentTarget.value, thread: null })}
      >
        {snapshot.people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.real_name}
            {ROLES[person.role]}
          </option>
        ))}
      </select>
    </div>
  );
}

const ROLES: Record<Role, string> = {
  member: '',
  guest: ' (guest)',
  deactivated: ' (deactivated)',
  'other-team': ' (another workspace)',
};

function standing(state: Live['state'], connected: boolean): string {
  if (state === 'lost') return '○ This workspace does not answer; trying again …';
  return connected ? '● The app is connected' : '○ The app is not connected';
}
