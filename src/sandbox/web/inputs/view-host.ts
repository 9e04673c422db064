import type { ShownView, StateValues } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { useDraft } from './draft.ts';
import type { Host } from './host.ts';

export interface ViewHost extends Host {
  /** Everything that was entered, for the submission. */
  entered: () => StateValues;
}

/** The host of a modal's or home tab's elements. */
export function useViewHost({ id, blocks }: ShownView): ViewHost {
  const { act } = useWorkspace();
  const draft = useDraft();
  return {
    value: draft.value,
    enter: draft.enter,
    entered: () => draft.entered(blocks),
    use: (block_id, { action_id }, selected) =>
      act({
        type: 'click_view',
        view_id: id,
        block_id,
        action_id,
        values: draft.entered(blocks),
        ...(selected === undefined ? {} : { selected }),
      }),
  };
}
