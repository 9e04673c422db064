import { type DecideDeps, decide } from '../decision/decide.ts';
import { strangerRefusal } from '../decision/lifecycle.ts';
import type { Directory } from '../ports.ts';
import { resolveStoredRequester } from '../submission/resolve-requester.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { mayDecideOwn } from './permission.ts';
import type { Person } from './person.ts';

/** Members that are looked at one by one; in a larger team somebody is there. */
const LOOKED_AT_MAX = 50;

/**
 * Why not enough people could ever approve, in a sentence; null if they could. Who was there lately counts; before
 * anybody is said to be missing, Slack is asked again.
 * @param needed how many have to approve.
 * @param requesters who may not.
 * @throws if Slack cannot be asked.
 */
async function noEligibleApprover(
  { directory, team }: { directory: Directory; team: TeamPolicy },
  needed: number,
  requesters: ReadonlySet<string>,
): Promise<string | null> {
  const [homeTeamId, members] = await Promise.all([
    directory.homeTeamId(),
    directory.members(team.reviewers),
  ]);
  if (members.size === 0) return 'No eligible reviewer: the reviewer groups are empty.';
  const others = [...members].filter((user) => !requesters.has(user));
  if (others.length > LOOKED_AT_MAX) return null;
  const isAble = (person: Person | null): boolean => strangerRefusal(person, homeTeamId) === null;
  const missing: string[] = [];
  let able = 0;
  // One after the other, and no more than it takes: Slack answers few questions a minute, and clicks ask as well.
  for (const user of others) {
    if (able >= needed) return null;
    if (isAble(await directory.personLately(user))) able += 1;
    else missing.push(user);
  }
  for (const user of missing) {
    if (able >= needed) return null;
    if (isAble(await directory.person(user))) able += 1;
  }
  if (able >= needed) return null;
  return able === 0
    ? 'No eligible reviewer: apart from the requester, no reviewer is an active member of this workspace.'
    : `Not enough eligible reviewers: ${needed} must approve, but apart from the requester only ${able} ${able === 1 ? 'is an active member' : 'are active members'} of this workspace.`;
}

/** What was found before people are asked about a request. */
export interface EligibleApprovers {
  /** Whether too few reviewers could approve if what the caller claims is true. */
  isShortByClaim: boolean;
}

const ENOUGH: EligibleApprovers = { isShortByClaim: false };

/**
 * Denies a request that nobody could approve: a clear answer at once, instead of a silent wait. If that follows only from
 * what its caller claims, it stays pending: a claim ends nothing.
 */
export function createDenyUnapprovable(deps: DecideDeps): (requestId: string) => Promise<EligibleApprovers> {
  return async (requestId) => {
    const request = await deps.store.find(requestId);
    if (request?.status !== 'pending' || request.asked !== null) return ENOUGH;
    const { barred, certain } = mayDecideOwn(deps.team, request)
      ? { barred: NOBODY, certain: NOBODY }
      : (await resolveStoredRequester(deps, [request]))(request);
    if ((await noEligibleApprover(deps, request.approvalsRequired, barred)) !== null) {
      const reason = await noEligibleApprover(deps, request.approvalsRequired, certain);
      if (reason === null) return { isShortByClaim: true };
      await decide(deps, requestId, { kind: 'nobody', reason });
      return ENOUGH;
    }
    return ENOUGH;
  };
}

const NOBODY: ReadonlySet<string> = new Set();
