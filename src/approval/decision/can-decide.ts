import { refusalFor } from '../eligibility/permission.ts';
import type { Request } from '../request.ts';
import type { DecideOutcome } from './attempt.ts';
import type { DecideDeps } from './decide.ts';
import { readNow } from './read-request.ts';

export type CanDecide =
  | { kind: 'open'; request: Request }
  | Extract<DecideOutcome, { kind: 'already-decided' | 'refused' | 'not-found' }>;

/** Whether this person could decide on the request now. Says nothing of a moment later: `decide` checks again. */
export async function canDecide(deps: DecideDeps, requestId: string, userId: string): Promise<CanDecide> {
  const request = await readNow(deps, requestId);
  if (request === null) return { kind: 'not-found' };
  const refusal = await refusalFor(deps, request, userId);
  if (refusal !== null) return { kind: 'refused', refusal, request };
  return request.status === 'pending' ? { kind: 'open', request } : { kind: 'already-decided', request };
}
