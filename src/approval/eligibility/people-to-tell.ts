import { strangerRefusal } from '../decision/lifecycle.ts';
import { askedAt } from '../escalation/on-call.ts';
import type { Directory, Links } from '../ports.ts';
import type { Request } from '../request.ts';
import { resolveStoredRequester } from '../submission/resolve-requester.ts';
import type { TeamPolicy } from '../team-policy.ts';

/** People who are told by direct message. */
const TOLD_MAX = 20;
/** People who are looked at to find them. */
const LOOKED_AT_MAX = 50;

/**
 * Who gets a direct message about a pending request: the people asked, user groups resolved, except for guests,
 * deactivated users and anyone whose own request it could be. At most 20.
 * @throws if Slack or the links cannot be asked.
 */
export async function peopleToTell(
  deps: { directory: Directory; links: Links; team: TeamPolicy },
  request: Request,
  now: Date,
): Promise<string[]> {
  const { directory, team } = deps;
  const [homeTeamId, members, behindOf] = await Promise.all([
    directory.homeTeamId(),
    directory.members(askedAt(team, request.late, now)),
    resolveStoredRequester(deps, [request]),
  ]);
  const { barred } = behindOf(request);
  const others = [...members].filter((user) => !barred.has(user)).slice(0, LOOKED_AT_MAX);
  const told: string[] = [];
  for (const user of others) {
    if (told.length === TOLD_MAX) break;
    if (strangerRefusal(await directory.personLately(user), homeTeamId) === null) told.push(user);
  }
  return told;
}
