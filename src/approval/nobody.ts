import { type DecideDeps, decide } from './decide.ts';
import { strangerRefusal } from './lifecycle.ts';
import { mayDecideOwn } from './permission.ts';
import type { Directory, TeamPolicy } from './ports.ts';
import { whoAsked } from './who-asks.ts';

/** Members that are looked at one by one; in a larger team somebody is there. */
const LOOKED_AT_MAX = 50;

/**
 * Why not enough people could ever approve, in a sentence; null if they could.
 * @param needed how many have to approve.
 * @param requesters who may not.
 * @throws if Slack cannot be asked.
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
  const others = [...members].filter((user) => !requesters.has(user));
  if (others.length > LOOKED_AT_MAX) return null;
  const people = await Promise.all(others.map((user) => directory.person(user)));
  const able = people.filter((person) => strangerRefusal(person, homeTeamId) === null).length;
  if (able >= needed) return null;
  return able === 0
    ? 'No reviewer can be asked: none of them is an active member of this workspace, the requester aside.'
    : `${needed} reviewers have to approve, and only ${able} ${able === 1 ? 'is an active member' : 'are active members'} of this workspace, the requester aside.`;
}

/**
 * So long a request counts on those who were there for another one, in ms. Asking for each of a burst would use up what
 * the clicks need: Slack answers 20 questions about user groups a minute (docs.slack.dev, "Rate limits", tier 2).
 */
const REMEMBER_MS = 15_000;
const REMEMBER_MAX = 1_000;

/** What was found before people are asked about a request. */
export interface Eligible {
  /** Whether too few reviewers could approve if what the caller claims is true. */
  isShortByClaim: boolean;
}

const ENOUGH: Eligible = { isShortByClaim: false };

/**
 * Denies a request that nobody could approve: a clear answer at once, instead of a silent wait. If that follows only from
 * what its caller claims, it stays pending: a claim ends nothing. Only that enough people are there is remembered.
 */
export function createDenyWhereNobodyIs(deps: DecideDeps): (requestId: string) => Promise<Eligible> {
  const until = new Map<string, number>();
  return async (requestId) => {
    const request = await deps.store.find(requestId);
    if (request?.status !== 'pending' || request.asked !== null) return ENOUGH;
    const { barred, certain } = mayDecideOwn(deps.team, request)
      ? { barred: NOBODY, certain: NOBODY }
      : (await whoAsked(deps, [request]))(request);
    const key = JSON.stringify([request.approvalsRequired, ...[...barred].sort()]);
    const now = deps.clock.now().getTime();
    if (now < (until.get(key) ?? 0)) return ENOUGH;
    if ((await nobodyThere(deps, request.approvalsRequired, barred)) !== null) {
      const reason = await nobodyThere(deps, request.approvalsRequired, certain);
      if (reason === null) return { isShortByClaim: true };
      await decide(deps, requestId, { kind: 'nobody', reason });
      return ENOUGH;
    }
    if (until.size >= REMEMBER_MAX) until.clear();
    until.set(key, now + REMEMBER_MS);
    return ENOUGH;
  };
}

const NOBODY: ReadonlySet<string> = new Set();
