import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Person } from '../../approval/eligibility/person.ts';
import { slackError } from '../../slack/api/slack-error.ts';
import { waitOutRateLimit } from '../../slack/api/wait-out-rate-limit.ts';
import { createDirectory } from '../../slack/directory/directory.ts';

/** A user group, and why it has no members, as the end of a sentence. */
export interface GroupLook {
  members: readonly string[];
  why: string;
}

export const isEmpty = ({ members }: GroupLook): boolean => members.length === 0;

export const NO_MEMBERS_FIX = 'Add active members to the group, or list people by their ids in expacti.yaml.';

/** Asks Slack about people. Each call throws if Slack does not answer. */
export interface LookUp {
  homeTeamId(): Promise<string>;
  /** Null if Slack does not know the user. */
  person(id: string): Promise<Person | null>;
  group(id: string): Promise<GroupLook>;
}

/** Why a user group has nobody in it for us (docs.slack.dev, usergroups.users.list, "Errors"). */
const WHY: Readonly<Record<string, string>> = {
  no_such_subteam: 'does not exist in Slack',
  subteam_not_found: 'does not exist in Slack',
  plan_upgrade_required: 'cannot be used, because the plan of this workspace has no user groups',
  paid_teams_only: 'cannot be used, because the plan of this workspace has no user groups',
};

const answer = z.object({ users: z.array(z.string()).nullish() });

export function createLookUp(client: WebClient): LookUp {
  const directory = createDirectory(client);
  return {
    homeTeamId: () => directory.homeTeamId(),
    person: (id) => directory.person(id),
    group: async (usergroup) => {
      try {
        const users = await waitOutRateLimit(() => client.usergroups.users.list({ usergroup }));
        return { members: answer.parse(users).users ?? [], why: 'has no members or is disabled' };
      } catch (error) {
        const word = slackError(error) ?? '';
        const why = Object.hasOwn(WHY, word) ? WHY[word] : undefined;
        if (why === undefined) throw error;
        return { members: [], why };
      }
    },
  };
}
