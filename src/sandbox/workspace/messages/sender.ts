/**
 * What payloads say of a person who acts, in place of the usual. Null and absent are both seen on Enterprise Grid and in
 * organization-wide installs (https://docs.slack.dev/reference/interaction-payloads/block_actions-payload).
 */
export interface Sender {
  /** Another id of the same person: `W…` where the rest of Slack says `U…`, or the other way round. */
  id?: string;
  /** `user.team_id` of interactive payloads, `team_id` of slash commands. */
  user_team?: string | null;
  /** `team` of interactive payloads. */
  team?: { id: string | null; domain?: string } | null;
  /** `enterprise` of interactive payloads, `enterprise_id` of slash commands. */
  enterprise?: { id: string | null; name?: string } | null;
}

/** An Enterprise organization that the workspace belongs to. */
export interface Organization {
  id: string;
  /** The app is installed for all of its workspaces at once. */
  is_org_install: boolean;
}
