import type { Refusal } from './lifecycle.ts';
import { adminRefusal, refusalFor } from './permission.ts';
import type { Directory, Links, TeamPolicy } from './ports.ts';
import type { Request } from './request.ts';
import { whoAsked } from './who-asks.ts';

/**
 * Why this person may not break the glass for this request; null where they may: an admin who is a reviewer, and not
 * behind the request. That has to be known: alone nobody is let decide on what could be their own.
 * @throws where Slack or the database cannot be asked.
 */
export async function glassRefusal(
  deps: { directory: Directory; links: Links; team: TeamPolicy },
  request: Request,
  userId: string,
): Promise<Refusal | null> {
  const refusal = (await adminRefusal(deps, userId)) ?? (await refusalFor(deps, request, userId));
  if (refusal !== null) return refusal;
  const requesters = (await whoAsked(deps, [request]))(request);
  if (requesters.size === 0) return { kind: 'unknown-requester' };
  // `self_approval` lets people approve what is harmless, but not lift what others ask for.
  return requesters.has(userId) ? { kind: 'own-request' } : null;
}
