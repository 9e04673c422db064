import { z } from 'zod';
import { belongsTo, type Home, type SlackUser } from './slack-user.ts';

/** The workspaces and organizations that an interaction's payload names, by id, each once. */
export interface SourceWorkspaces {
  teams: readonly string[];
  enterprises: readonly string[];
}

const id = z.string().min(1).nullish().catch(null);
const withId = z.object({ id }).nullish().catch(null);

const payload = z.object({
  user: z.object({ team_id: id }).nullish().catch(null),
  team: withId,
  team_id: id,
  enterprise: withId,
  enterprise_id: id,
});

/**
 * Reads them from a payload. Slack sends null and leaves fields out on Enterprise Grid
 * (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload): they say nothing.
 */
export function sourceWorkspacesOf(body: unknown): SourceWorkspaces {
  const { user, team, team_id: ofTeam, enterprise, enterprise_id: ofOrg } = payload.parse(body);
  const named = [user?.team_id, team?.id, ofTeam, enterprise?.id, ofOrg].filter(
    (one) => one !== null && one !== undefined,
  );
  // On Enterprise Grid a team may be named by the id of its organization.
  const isOrg = (one: string): boolean => one.startsWith('E');
  return {
    teams: [...new Set(named.filter((one) => !isOrg(one)))],
    enterprises: [...new Set(named.filter(isOrg))],
  };
}

/**
 * Whether somebody acts from the workspace that the app is installed in, or from another one of theirs in its organization: on Enterprise Grid
 * people of our workspace may be named after a sister workspace that they belong to as well. It never makes anybody
 * belong to us whom `users.info` does not.
 */
export function isFromOwnWorkspace(
  { teams, enterprises }: SourceWorkspaces,
  user: SlackUser,
  home: Home,
): boolean {
  if (!belongsTo(user, home)) return false;
  const { enterprise_user: inOrg } = user;
  const orgs = new Set([home.organization, inOrg?.enterprise_id]);
  if (!enterprises.every((one) => orgs.has(one))) return false;
  if (home.enterpriseId !== null && enterprises.includes(home.enterpriseId)) return true;
  const own = new Set([home.teamId, user.team_id, ...(user.teams ?? []), ...(inOrg?.teams ?? [])]);
  return teams.every((one) => own.has(one));
}
