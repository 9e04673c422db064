import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';

/** `lost`: the server is not there (any more); the browser tries again by itself. */
export type Live = { snapshot: Snapshot | null; state: 'connecting' | 'live' | 'lost' };

/** The workspace as one person sees it, again after every change. */
export function useSnapshot(as: string): Live {
  const [live, setLive] = useState<Live>({ snapshot: null, state: 'connecting' });
  useEffect(() => {
    const source = new EventSource(`/sandbox/events?as=${encodeURIComponent(as)}`);
    source.addEventListener('message', ({ data }) =>
      setLive({ snapshot: JSON.parse(String(data)) as Snapshot, state: 'live' }),
    );
    source.addEventListener('error', () => setLive(({ snapshot }) => ({ snapshot, state: 'lost' })));
    return () => source.close();
  }, [as]);
  return live;
}
