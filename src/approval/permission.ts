import { isFullyKnown } from '../policy/risk/risk.ts';
import { type Refusal, refusalOf, strangerRefusal } from './lifecycle.ts';
import type { Directory, Links, TeamPolicy } from './ports.ts';
import type { Request } from './request.ts';
import { whoAsked } from './who-asks.ts';

interface PermissionDeps {
  directory: Directory;
  links: Links;
  team: TeamPolicy;
}

/**
 * Why this person may not decide on this request now; null where they may. Asks Slack afresh each time.
 * @throws where Slack cannot be asked: nobody is taken for a reviewer on a guess.
 */
export async function refusalFor(
  deps: PermissionDeps,
  request: Request,
  userId: string,
): Promise<Refusal | null> {
  return (await refusalsOf(deps, userId, [request]))(request);
}

/** The same for many requests of one moment: Slack is asked once. */
export async function refusalsOf(
  deps: PermissionDeps,
  userId: string,
  requests: readonly Request[],
): Promise<(request: Request) => Refusal | null> {
  const { directory, team } = deps;
  const [person, homeTeamId, reviewers, requestersOf] = await Promise.all([
    directory.person(userId),
    directory.homeTeamId(),
    directory.members(team.reviewers),
    whoAsked(deps, requests),
  ]);
  return (request) =>
    refusalOf({
      person,
      homeTeamId,
      reviewers,
      requesters: requestersOf(request),
      mayDecideOwn: mayDecideOwn(team, request),
    });
}

/** Whether the policy lets requesters approve this request of theirs. */
export function mayDecideOwn({ self_approval: own }: TeamPolicy, { risk }: Pick<Request, 'risk'>): boolean {
  return own === 'low_risk' && isFullyKnown(risk) && risk.level === 'low';
}

/** Why this person may not change rules now; null where they may. Without `admins` the reviewers are. */
export async function adminRefusal(
  { directory, team }: Pick<PermissionDeps, 'directory' | 'team'>,
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
