import type { Request } from '../request.ts';
import type { TeamPolicy } from '../team-policy.ts';

/** How long after the decision the requester is still told, in ms. */
export const TELL_WITHIN_MS = 600_000;

/**
 * The Slack user who is told that their request was denied or timed out; null if nobody is. What a rule or the policy
 * decides at once is not told: the caller reads it at once.
 */
export function requesterToTell(
  team: Pick<TeamPolicy, 'tell_requester'>,
  { decision, verdict, requester, triggeredBy }: Request,
): string | null {
  if (!team.tell_requester || verdict !== 'ask' || decision === null) return null;
  if (decision.outcome !== 'denied' && decision.outcome !== 'timed_out') return null;
  const user = requester ?? triggeredBy;
  return user === decision.by.id ? null : user;
}
