import type { Refusal } from '../decision/lifecycle.ts';
import { adminRefusal, type NoteRefusal, noted, refusalFor } from '../eligibility/permission.ts';
import type { Directory, Links } from '../ports.ts';
import type { Request } from '../request.ts';
import { needsProof, resolveStoredRequester } from '../submission/resolve-requester.ts';
import type { TeamPolicy } from '../team-policy.ts';

/**
 * Why this person may not break the glass for this request; null where they may: an admin who is a reviewer, and not
 * behind the request. That has to be known, and proven if its environment says so: alone nobody is let decide on what
 * could be their own.
 * @throws where Slack or the database cannot be asked.
 */
export async function glassRefusal(
  deps: { directory: Directory; links: Links; team: TeamPolicy; noteRefusal?: NoteRefusal | undefined },
  request: Request,
  userId: string,
): Promise<Refusal | null> {
  const refusal = (await adminRefusal(deps, userId)) ?? (await refusalFor(deps, request, userId));
  if (refusal !== null) return refusal;
  return noted(deps, userId, await ownRefusal(deps, request, userId), request.id);
}

async function ownRefusal(
  deps: { directory: Directory; links: Links; team: TeamPolicy },
  request: Request,
  userId: string,
): Promise<Refusal | null> {
  const { barred, onlyOwners, isKnown, isProven } = (await resolveStoredRequester(deps, [request]))(request);
  // `self_approval` lets people approve what is harmless, but not lift what others ask for.
  if (barred.has(userId)) return { kind: onlyOwners.has(userId) ? 'own-token' : 'own-request' };
  if (!isKnown) return { kind: 'unknown-requester' };
  return needsProof(deps.team, request.environment) && !isProven ? { kind: 'unproven-requester' } : null;
}
