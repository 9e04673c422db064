import type { ShownMessage } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { useDraft } from './draft.ts';
import type { Host } from './host.ts';

/** The host of a message's elements. */
export function useMessageHost({ channel, ts, blocks }: ShownMessage): Host {
  const { act } = useWorkspace();
  const draft = useDraft();
  return {
    value: draft.value,
    enter: draft.enter,
    use: (block_id, { action_id }, selected) =>
      act({
        type: 'click',
        channel,
        ts,
        block_id,
        action_id,
        values: draft.entered(blocks),
        ...(selected === undefined ? {} : { selected }),
      }),
  };
}
