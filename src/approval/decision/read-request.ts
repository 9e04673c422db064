import type { Request } from '../request.ts';
import { type DecideDeps, decide } from './decide.ts';
import { ending } from './ending.ts';
import { isOverdue } from './lifecycle.ts';

/**
 * A request as it truly is now: one that is read after its deadline has timed out, whether or not a timer ran, and also
 * if that cannot be stored yet. Null if there is none.
 */
export async function readNow(deps: DecideDeps, id: string): Promise<Request | null> {
  const request = await deps.store.find(id);
  if (request?.status !== 'pending' || !isOverdue(request, deps.clock.now())) return request;
  try {
    const outcome = await decide(deps, id, { kind: 'time-out' });
    return 'request' in outcome ? outcome.request : null;
  } catch (error) {
    if (!isFaultOfStore(error)) throw error;
    // Nothing but time ends a request after its deadline.
    const { decision } = ending(request, deps.clock.now(), 'timed_out', { kind: 'timeout', id: null }, null);
    return { ...request, status: 'timed_out', decision };
  }
}

function isFaultOfStore(error: unknown): boolean {
  return error instanceof Error && (error.name === 'StoreUnavailable' || error.name === 'MaybeDecided');
}

/** The same for a caller, who sees only the requests of its own token. */
export async function readRequest(deps: DecideDeps, id: string, tokenId: string): Promise<Request | null> {
  const request = await readNow(deps, id);
  return request?.tokenId === tokenId ? request : null;
}
