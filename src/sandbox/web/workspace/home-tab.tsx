import { useEffect } from 'preact/hooks';
import type { ShownView } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { HostContext } from '../inputs/host.ts';
import { useViewHost } from '../inputs/view-host.ts';
import { useWorkspace } from '../live/workspace-context.ts';

/** The app's Home tab. Opening it tells the app, which fills it. */
export function HomeTab() {
  const { snapshot, act, place } = useWorkspace();
  useEffect(() => void act({ type: 'open_home' }), [place.as]);
  return (
    <section class="log" aria-label={`Home of ${snapshot.app.name}`}>
      {snapshot.home === null ? (
        <p class="quiet">The app has not published anything here yet.</p>
      ) : (
        <HomeView key={snapshot.home.id} view={snapshot.home} />
      )}
    </section>
  );
}

function HomeView({ view }: { view: ShownView }) {
  const host = useViewHost(view);
  return (
    <HostContext.Provider value={host}>
      <Blocks blocks={view.blocks} />
    </HostContext.Provider>
  );
}
