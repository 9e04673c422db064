import { isFullyKnown } from '../policy/risk/risk.ts';
import { type Refusal, refusalOf, strangerRefusal } from './lifecycle.ts';
import type { Directory, TeamPolicy } from './ports.ts';
import type { Request } from './request.ts';
import { requesterOf } from './requester.ts';

/**
 * Why this person may not decide on this request now; null where they may. Asks Slack afresh each time.
 * @throws where Slack cannot be asked: nobody is taken for a reviewer on a guess.
 */
export async function refusalFor(
  { directory, team }: { directory: Directory; team: TeamPolicy },
  request: Request,
  userId: string,
): Promise<Refusal | null> {
  const [person, homeTeamId, reviewers] = await Promise.all([
    directory.person(userId),
    directory.homeTeamId(),
    directory.members(team.reviewers),
  ]);
  const lowRisk = isFullyKnown(request.risk) && request.risk.level === 'low';
  return refusalOf({
    person,
    homeTeamId,
    reviewers,
    requester: requesterOf(request.context, team.people),
    mayDecideOwn: team.self_approval === 'low_risk' && lowRisk,
  });
}

/** Why this person may not change rules now; null where they may. Without `admins` the reviewers are. */
export async function adminRefusal(
  { directory, team }: { directory: Directory; team: TeamPolicy },
  userId: string,
): Promise<Refusal | null> {
  const [person, homeTeamId, admins] = await Promise.all([
    directory.person(userId),
    directory.homeTeamId(),
    directory.members(team.admins ?? team.reviewers),
  ]);
  const stranger = strangerRefusal(person, homeTeamId);
  if (stranger !== null) return stranger;
  return admins.has(userId) ? null : { kind: 'not-an-admin' };
}

/** Why this person may not look into the gate's requests; null for every full member of its workspace. */
export async function viewerRefusal(directory: Directory, userId: string): Promise<Refusal | null> {
  const [person, homeTeamId] = await Promise.all([directory.person(userId), directory.homeTeamId()]);
  return strangerRefusal(person, homeTeamId);
}
