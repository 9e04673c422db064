import { type DecideDeps, decide } from './decide.ts';
import { isOverdue } from './lifecycle.ts';
import type { Request } from './request.ts';

/**
 * A request as it truly is now: one that is read after its deadline has timed out, whether or not a timer ran.
 * Null where there is none.
 */
export async function readNow(deps: DecideDeps, id: string): Promise<Request | null> {
  const request = await deps.store.find(id);
  if (request?.status !== 'pending' || !isOverdue(request, deps.clock.now())) return request;
  const outcome = await decide(deps, id, { kind: 'time-out' });
  return 'request' in outcome ? outcome.request : null;
}

/** The same for a caller, who sees only the requests of its own token. */
export async function readRequest(deps: DecideDeps, id: string, tokenId: string): Promise<Request | null> {
  const request = await readNow(deps, id);
  return request?.tokenId === tokenId ? request : null;
}
