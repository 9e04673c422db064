import { type DecideOutcome } from '../decision/attempt.ts';
import { type DecideDeps, quorumFor } from '../decision/decide.ts';
import { readNow } from '../decision/read-request.ts';
import { unmetRequirements } from '../eligibility/quorum.ts';
import type { Request } from '../request.ts';
import { resolveStoredRequester } from '../submission/resolve-requester.ts';
import { withApproval } from './break-glass.ts';
import { breakGlassRefusal } from './break-glass-refusal.ts';

export type CanBreakGlass =
  | { kind: 'open'; request: Request; lifted: string[] }
  | Extract<DecideOutcome, { kind: 'already-decided' | 'refused' | 'not-found' | 'nothing-to-lift' }>;

/**
 * Whether this person could break the glass for the request now, and what that would lift. Says nothing of a moment
 * later: `decide` checks again.
 */
export async function canBreakGlass(
  deps: DecideDeps,
  requestId: string,
  userId: string,
): Promise<CanBreakGlass> {
  const request = await readNow(deps, requestId);
  if (request === null) return { kind: 'not-found' };
  const behindOf = await resolveStoredRequester(deps, [request]);
  const refusal = await breakGlassRefusal(deps, request, userId, behindOf);
  if (refusal !== null) return { kind: 'refused', refusal, request };
  if (request.status !== 'pending') return { kind: 'already-decided', request };
  const quorum = await quorumFor(deps, request, behindOf);
  const lifted = unmetRequirements(withApproval(request, userId, deps.clock.now()), quorum);
  return lifted.length === 0 ? { kind: 'nothing-to-lift', request } : { kind: 'open', request, lifted };
}
