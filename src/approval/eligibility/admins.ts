import { strangerRefusal } from '../decision/lifecycle.ts';
import type { Directory } from '../ports.ts';
import type { TeamPolicy } from '../team-policy.ts';

/** Members that are looked at one by one; in a larger team nobody is the only one. */
const LOOKED_AT_MAX = 50;

/**
 * Who may change rules, tokens and links at this moment: the full members of the workspace among the admins, who without
 * `admins` are the reviewers. Of more than 50 nobody is looked at.
 * @throws if Slack cannot be asked.
 */
export async function adminsNow({
  directory,
  team,
}: {
  directory: Directory;
  team: TeamPolicy;
}): Promise<ReadonlySet<string>> {
  const [homeTeamId, members] = await Promise.all([
    directory.homeTeamId(),
    directory.members(team.admins ?? team.reviewers),
  ]);
  if (members.size > LOOKED_AT_MAX) return members;
  const users = [...members];
  const people = await Promise.all(users.map((user) => directory.person(user)));
  return new Set(users.filter((_user, index) => strangerRefusal(people[index] ?? null, homeTeamId) === null));
}
