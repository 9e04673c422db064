import { useCallback, useEffect, useState } from 'preact/hooks';
import { sendAct } from './live/send-act.ts';
import { useSnapshot } from './live/use-snapshot.ts';
import { type OwnAct, Workspace } from './live/workspace-context.ts';
import { Modal } from './modal/modal.tsx';
import { usePlace } from './place/use-place.ts';
import { PlaceView } from './workspace/place-view.tsx';
import { Sidebar } from './workspace/sidebar.tsx';

/** Who acts before anybody was chosen. */
const FIRST_PERSON = 'U0ANA';
/** The person's own input is at fault; the modal says so itself. */
const SHOWN_ELSEWHERE = new Set(['incomplete_input', 'unknown_command']);

/** The whole page: it draws the last snapshot and sends acts. */
export function Page() {
  const [place, go] = usePlace();
  const as = place.as === '' ? FIRST_PERSON : place.as;
  const { snapshot, state } = useSnapshot(as);
  const [failure, setFailure] = useState<string | null>(null);
  const [menu, setMenu] = useState(false);
  useEffect(() => setMenu(false), [place]);
  const act = useCallback(
    async (own: OwnAct) => {
      const result = await sendAct({ ...own, as });
      setFailure(result.ok || SHOWN_ELSEWHERE.has(result.error) ? null : result.error);
      return result;
    },
    [as],
  );
  // Right after a switch the last snapshot is still another person's.
  if (snapshot?.me !== as)
    return (
      <p class="connecting" role="status">
        {state === 'lost'
          ? `Nobody here has the id ${as}, or the workspace does not answer.`
          : 'Connecting …'}
      </p>
    );
  const here = { ...place, as, channel: place.channel || (snapshot.channels[0]?.id ?? '') };
  const modal = snapshot.modals.at(-1);
  return (
    <Workspace.Provider value={{ snapshot, place: here, go: (change) => go({ ...here, ...change }), act }}>
      <div class={menu ? 'page page-menu' : 'page'}>
        <Sidebar state={state} />
        <PlaceView failure={failure} onMenu={() => setMenu(!menu)} />
      </div>
      {modal && <Modal key={modal.id} view={modal} />}
    </Workspace.Provider>
  );
}
