import { z } from 'zod';
import type { Person } from '../../approval/eligibility/person.ts';

const text = z.string().nullish();
const flag = z.boolean().nullish();

/**
 * A user as Slack describes them (docs.slack.dev, "User object"). Only fields that are used are read, and Slack may leave
 * out each of them or send null.
 */
export const slackUser = z.object({
  id: z.string(),
  team_id: text,
  /** Workspaces that somebody on Enterprise Grid belongs to. */
  teams: z.array(z.string()).nullish(),
  enterprise_user: z
    .object({ id: text, enterprise_id: text, teams: z.array(z.string()).nullish() })
    .nullish(),
  name: text,
  profile: z.object({ display_name: text }).nullish(),
  deleted: flag,
  is_bot: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
});

export type SlackUser = z.infer<typeof slackUser>;

/** Where the app is installed. */
export interface Home {
  teamId: string;
  /** The organization, if the app was installed for all of its workspaces at once; else null. */
  enterpriseId: string | null;
  /** The organization that the workspace belongs to, however the app was installed; null without Enterprise Grid. */
  organization: string | null;
}

const homeAnswer = z.object({
  team_id: text,
  enterprise_id: text,
  is_enterprise_install: flag,
});

/**
 * Reads the answer of `auth.test`.
 * @throws ZodError if Slack names neither a workspace nor an organization.
 */
export function homeOf(answer: unknown): Home {
  const {
    team_id: teamId,
    enterprise_id: enterpriseId,
    is_enterprise_install: isForAll,
  } = homeAnswer.parse(answer);
  const enterprise = isForAll === true ? (enterpriseId ?? null) : null;
  return {
    teamId: z
      .string()
      .min(1)
      .parse(teamId ?? enterprise),
    enterpriseId: enterprise,
    organization: enterpriseId ?? null,
  };
}

/**
 * A person as the policy sees them. Everybody who belongs to our home has its `teamId`, and nobody else has one.
 * @param id the one that stands for all ids of this person.
 */
export function personOf(user: SlackUser, id: string, home: Home): Person {
  return {
    id,
    teamId: belongsTo(user, home) ? home.teamId : '',
    deactivated: user.deleted === true,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    bot: user.is_bot === true,
  };
}

/**
 * On Enterprise Grid `team_id` may be missing or name a sister workspace, so the lists of workspaces count as well. A
 * stranger comes from a connected workspace, whatever team the answer names.
 */
export function belongsTo(user: SlackUser, { teamId, enterpriseId }: Home): boolean {
  if (user.is_stranger === true) return false;
  const { team_id: own, teams, enterprise_user: enterprise } = user;
  if ([own, ...(teams ?? []), ...(enterprise?.teams ?? [])].includes(teamId)) return true;
  return enterpriseId !== null && enterprise?.enterprise_id === enterpriseId;
}
