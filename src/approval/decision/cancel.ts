import type { Request } from '../request.ts';
import { type DecideDeps, decide } from './decide.ts';
import { readRequest } from './read-request.ts';

export type CancelOutcome =
  | { kind: 'canceled'; request: Request }
  | { kind: 'already-decided'; request: Request }
  | { kind: 'not-found' };

/** Ends a pending request at its caller's wish. Only the token that made it may. */
export async function cancel(deps: DecideDeps, id: string, tokenId: string): Promise<CancelOutcome> {
  if ((await readRequest(deps, id, tokenId)) === null) return { kind: 'not-found' };
  const outcome = await decide(deps, id, { kind: 'cancel', tokenId });
  if (outcome.kind === 'decided') return { kind: 'canceled', request: outcome.request };
  return 'request' in outcome ? { kind: 'already-decided', request: outcome.request } : { kind: 'not-found' };
}
