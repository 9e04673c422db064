import type { Refusal } from '../decision/lifecycle.ts';
import { adminRefusal, type NoteRefusal, noted, refusalFor } from '../eligibility/permission.ts';
import type { Behind } from '../eligibility/requester.ts';
import type { Directory, Links } from '../ports.ts';
import type { Request } from '../request.ts';
import { type BehindOf, needsProof } from '../submission/resolve-requester.ts';
import type { TeamPolicy } from '../team-policy.ts';

/**
 * Why this person may not break the glass for this request; null if they may: an admin who is a reviewer, and not
 * behind the request. That has to be known, and proven if its environment says so: alone nobody is let decide on what
 * could be their own.
 * @throws if Slack or the database cannot be asked.
 */
export async function breakGlassRefusal(
  deps: { directory: Directory; links: Links; team: TeamPolicy; noteRefusal?: NoteRefusal | undefined },
  request: Request,
  userId: string,
  behindOf: BehindOf,
): Promise<Refusal | null> {
  const refusal = (await adminRefusal(deps, userId)) ?? (await refusalFor(deps, request, userId, behindOf));
  if (refusal !== null) return refusal;
  return noted(deps, userId, ownRefusal(deps.team, behindOf(request), request, userId), request.id);
}

function ownRefusal(
  team: TeamPolicy,
  { barred, onlyOwners, isKnown, isProven }: Behind,
  request: Request,
  userId: string,
): Refusal | null {
  // `self_approval` lets people approve what is harmless, but not lift what others ask for.
  if (barred.has(userId)) return { kind: onlyOwners.has(userId) ? 'own-token' : 'own-request' };
  if (!isKnown) return { kind: 'unknown-requester' };
  return needsProof(team, request.environment) && !isProven ? { kind: 'unproven-requester' } : null;
}
