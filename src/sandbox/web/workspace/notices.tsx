import { useState } from 'preact/hooks';
import { useWorkspace } from '../live/workspace-context.ts';

const SHOWN_MAX = 3;

/** What Slack itself says to the person, in grey, until it is put away. */
export function Notices({ failure }: { failure: string | null }) {
  const { snapshot } = useWorkspace();
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const shown = snapshot.notices.filter(({ id }) => !away.has(id)).slice(-SHOWN_MAX);
  return (
    <div class="notices" role="status" aria-label="Notices">
      {shown.map(({ id, text }) => (
        <p key={id} class="notice">
          {text}
          <button
            type="button"
            class="icon-button"
            aria-label="Dismiss"
            onClick={() => setAway((before) => new Set([...before, id]))}
          >
            ✕
          </button>
        </p>
      ))}
      {failure !== null && <p class="notice notice-failure">Slack would answer: {failure}</p>}
    </div>
  );
}
