import { type DecideDeps, decide } from './decide.ts';
import { strangerRefusal } from './lifecycle.ts';
import type { Directory, TeamPolicy } from './ports.ts';
import { whoAsked } from './who-asks.ts';

/** Members that are looked at one by one; in a larger team somebody is there. */
const LOOKED_AT_MAX = 50;

/**
 * Why not enough people could ever approve, in a sentence; null where they could.
 * @param needed how many have to approve.
 * @param requesters who may not.
 * @throws where Slack cannot be asked.
 */
export async function nobodyThere(
  { directory, team }: { directory: Directory; team: TeamPolicy },
  needed: number,
  requesters: ReadonlySet<string>,
): Promise<string | null> {
  const [homeTeamId, members] = await Promise.all([
    directory.homeTeamId(),
    directory.members(team.reviewers),
  ]);
  if (members.size === 0) return 'No reviewer can be asked: the user groups among the reviewers are empty.';
  const others = [...members].filter((user) => !requesters.has(user) || team.self_approval !== 'never');
  if (others.length > LOOKED_AT_MAX) return null;
  const people = await Promise.all(others.map((user) => directory.person(user)));
  const able = people.filter((person) => strangerRefusal(person, homeTeamId) === null).length;
  if (able >= needed) return null;
  return able === 0
    ? 'No reviewer can be asked: none of them is an active member of this workspace, the requester aside.'
    : `${needed} reviewers have to approve, and only ${able} ${able === 1 ? 'is an active member' : 'are active members'} of this workspace, the requester aside.`;
}

/** Denies a request that nobody could approve: a clear answer at once, instead of a silent wait. */
export async function denyWhereNobodyIsThere(deps: DecideDeps, requestId: string): Promise<void> {
  const request = await deps.store.find(requestId);
  if (request?.status !== 'pending' || request.asked !== null) return;
  const requestersOf = await whoAsked(deps, [request]);
  const reason = await nobodyThere(deps, request.approvalsRequired, requestersOf(request));
  if (reason !== null) await decide(deps, requestId, { kind: 'nobody', reason });
}
