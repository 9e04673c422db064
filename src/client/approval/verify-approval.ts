import type { GateRequest } from '../gate/gate-request.ts';
import type { NotRun } from '../request/outcome.ts';
import { checkGrant, type GrantExpectation } from './grant.ts';

/** The only thing that lets a command run: an approval that says so twice and is proven by its grant. */
export type VerifiedApproval = { kind: 'cleared'; request: GateRequest };

/** Judges a decided request against what the caller itself remembers of its question. */
export async function clear(
  request: GateRequest,
  token: string,
  expected: Omit<GrantExpectation, 'requestId'>,
): Promise<VerifiedApproval | NotRun> {
  switch (request.status) {
    case 'approved': {
      const reason = await distrust(request, token, expected);
      return reason === null ? { kind: 'cleared', request } : { kind: 'untrusted', request, reason };
    }
    case 'denied':
      return { kind: 'denied', request };
    case 'timed_out':
      return { kind: 'timed-out', request };
    case 'canceled':
      return { kind: 'canceled', request, end: 'canceled' };
    case 'pending':
      return { kind: 'unavailable', request, reason: 'the request is not decided' };
  }
}

async function distrust(
  request: GateRequest,
  token: string,
  expected: Omit<GrantExpectation, 'requestId'>,
): Promise<string | null> {
  if (request.decision?.outcome !== 'approved') return 'its decision is not approved';
  if (!request.grant) return 'it has no grant';
  const check = await checkGrant(request.grant, token, { ...expected, requestId: request.id });
  return check.kind === 'valid' ? null : check.reason;
}
