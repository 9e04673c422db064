import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Person } from '../approval/person.ts';
import type { Directory } from '../approval/ports.ts';
import { slackError } from './slack-error.ts';

const userAnswer = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    name: z.string().optional(),
    real_name: z.string().optional(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
  }),
});

const groupAnswer = z.object({ users: z.array(z.string()).default([]) });

const USER_GROUP = /^S/;

/** People and user groups as Slack has them at this moment; nothing is remembered but the gate's own team. */
export function createDirectory(client: WebClient): Directory {
  let homeTeam: Promise<string> | null = null;
  return {
    homeTeamId: () => {
      homeTeam ??= client.auth.test().then((answer) => z.string().parse(answer.team_id));
      // A failure is not remembered: the next click asks again.
      homeTeam.catch(() => {
        homeTeam = null;
      });
      return homeTeam;
    },

    person: async (userId) => {
      try {
        return personOf(userAnswer.parse(await client.users.info({ user: userId })));
      } catch (error) {
        const word = slackError(error);
        if (word === 'user_not_found' || word === 'user_not_visible') return null;
        throw error;
      }
    },

    members: async (usersAndGroups) => {
      const groups = usersAndGroups.filter((id) => USER_GROUP.test(id));
      const users = usersAndGroups.filter((id) => !USER_GROUP.test(id));
      const lists = await Promise.all(groups.map((group) => groupMembers(client, group)));
      return new Set([...users, ...lists.flat()]);
    },
  };
}

function personOf({ user }: z.infer<typeof userAnswer>): Person {
  return {
    id: user.id,
    // A stranger comes from a connected workspace, whatever team the answer names.
    teamId: user.is_stranger === true ? '' : (user.team_id ?? ''),
    deactivated: user.deleted === true,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    bot: user.is_bot === true,
  };
}

/** A group that is gone or disabled has no members; nobody becomes a reviewer by it. */
async function groupMembers(client: WebClient, usergroup: string): Promise<string[]> {
  try {
    return groupAnswer.parse(await client.usergroups.users.list({ usergroup })).users;
  } catch (error) {
    if (slackError(error) === 'no_such_subteam' || slackError(error) === 'subteam_not_found') return [];
    throw error;
  }
}
