import { useState } from 'preact/hooks';
import type { ShownView } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { HostContext } from '../inputs/host.ts';
import { useViewHost } from '../inputs/view-host.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { Dialog } from './dialog.tsx';

/** The modal on top of the person's stack. Give it the view's id as its key: what was entered belongs to one view. */
export function Modal({ view }: { view: ShownView }) {
  const { act } = useWorkspace();
  const host = useViewHost(view);
  const [busy, setBusy] = useState(false);
  const close = (): void => void act({ type: 'close', view_id: view.id });
  const submit = async (): Promise<void> => {
    setBusy(true);
    await act({ type: 'submit', view_id: view.id, values: host.entered() });
    setBusy(false);
  };
  return (
    <Dialog title={view.title ?? ''} onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div class="dialog-body">
          <HostContext.Provider value={host}>
            <Blocks blocks={view.blocks} errors={view.errors} />
          </HostContext.Provider>
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {view.close ?? 'Cancel'}
          </button>
          {view.submit !== undefined && (
            <button type="submit" class="button button-primary" disabled={busy} aria-busy={busy}>
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
