import { isFullyKnown } from '../../policy/risk/risk.ts';
import { type Refusal, refusalOf, strangerRefusal } from '../decision/lifecycle.ts';
import type { Directory, Links } from '../ports.ts';
import type { Request } from '../request.ts';
import { type BehindOf, needsProof, resolveStoredRequester } from '../submission/resolve-requester.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { peopleIn } from './named-people.ts';
import type { Person } from './person.ts';

/** Told of each person who was refused, with the request if it was about one. */
export type NoteRefusal = (userId: string, refusal: Refusal, requestId: string | null) => void;

interface PermissionDeps {
  directory: Directory;
  links: Links;
  team: TeamPolicy;
  /** Absent: nobody is told of refusals. */
  noteRefusal?: NoteRefusal | undefined;
}

/**
 * Why this person may not decide on this request now; null if they may. Asks Slack each time.
 * @param known who is behind the request, if that was just read.
 * @throws if Slack cannot be asked: nobody counts as a reviewer on a guess.
 */
export async function refusalFor(
  deps: PermissionDeps,
  request: Request,
  userId: string,
  known?: BehindOf,
): Promise<Refusal | null> {
  const refusal = (await refusalsOf(deps, userId, [request], known))(request);
  return noted(deps, userId, refusal, request.id);
}

/** The same for many requests of one moment: Slack is asked once. */
export async function refusalsOf(
  deps: PermissionDeps,
  userId: string,
  requests: readonly Request[],
  known?: BehindOf,
): Promise<(request: Request) => Refusal | null> {
  const { directory, team } = deps;
  const [person, homeTeamId, reviewers, behindOf] = await Promise.all([
    actingPerson(directory, userId),
    directory.homeTeamId(),
    directory.members(team.reviewers),
    known ?? resolveStoredRequester(deps, requests),
  ]);
  return (request) => {
    const { barred, onlyOwners } = behindOf(request);
    const own = mayDecideOwn(team, request);
    const refusal = refusalOf({ person, homeTeamId, reviewers, requesters: barred, mayDecideOwn: own });
    return refusal?.kind === 'own-request' && onlyOwners.has(userId) ? { kind: 'own-token' } : refusal;
  };
}

/**
 * Who acts.
 * @throws if they act under another id than the one that stands for them, which was not known when they began: they
 *   could count twice. The next time it is known.
 */
export async function actingPerson({ person }: Directory, userId: string): Promise<Person | null> {
  const found = await person(userId);
  if (found !== null && found.id !== userId) throw new Error(`${userId} is another id of ${found.id}`);
  return found;
}

/** Whether the policy lets requesters approve this request of theirs: a small risk, and nobody unknown behind it. */
export function mayDecideOwn(
  team: TeamPolicy,
  { risk, environment, context, isTrusted }: Pick<Request, 'risk' | 'environment' | 'context' | 'isTrusted'>,
): boolean {
  if (needsProof(team, environment) && !isTrusted && peopleIn(context).length > 0) return false;
  return team.self_approval === 'low_risk' && isFullyKnown(risk) && risk.level === 'low';
}

/** Tells of a refusal, if it is one. @returns the same. */
export function noted(
  { noteRefusal }: Pick<PermissionDeps, 'noteRefusal'>,
  userId: string,
  refusal: Refusal | null,
  requestId: string | null = null,
): Refusal | null {
  if (refusal !== null) noteRefusal?.(userId, refusal, requestId);
  return refusal;
}

/** Why this person may not change rules now; null if they may. Without `admins` the reviewers are. */
export async function adminRefusal(
  deps: Pick<PermissionDeps, 'directory' | 'team' | 'noteRefusal'>,
  userId: string,
): Promise<Refusal | null> {
  const { directory, team } = deps;
  const [person, homeTeamId, admins] = await Promise.all([
    actingPerson(directory, userId),
    directory.homeTeamId(),
    directory.members(team.admins ?? team.reviewers),
  ]);
  const refusal =
    strangerRefusal(person, homeTeamId) ?? (admins.has(userId) ? null : { kind: 'not-an-admin' as const });
  return noted(deps, userId, refusal);
}

/** Why this person may not look into the gate's requests; null for every full member of its workspace. */
export async function viewerRefusal(
  deps: Pick<PermissionDeps, 'directory' | 'noteRefusal'>,
  userId: string,
): Promise<Refusal | null> {
  const { directory } = deps;
  const [person, homeTeamId] = await Promise.all([actingPerson(directory, userId), directory.homeTeamId()]);
  return noted(deps, userId, strangerRefusal(person, homeTeamId));
}
