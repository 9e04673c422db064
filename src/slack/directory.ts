import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../approval/ports.ts';
import { slackError } from './slack-error.ts';
import { type Home, homeOf, personOf, slackUser } from './slack-user.ts';

const userAnswer = z.object({ user: slackUser });

const groupAnswer = z.object({ users: z.array(z.string()).nullish() });

const USER_GROUP = /^S/;

/** Slack's words for a user group that has nobody in it for us: gone, disabled, or not part of the plan. */
const NO_GROUP: ReadonlySet<string> = new Set([
  'no_such_subteam',
  'subteam_not_found',
  'plan_upgrade_required',
  'paid_teams_only',
]);

/** People and user groups as Slack has them at this moment; nothing is remembered but where the app is installed. */
export function createDirectory(client: WebClient): Directory {
  let home: Promise<Home> | null = null;
  const ourHome = (): Promise<Home> => {
    home ??= client.auth.test().then(homeOf);
    // A failure is not remembered: the next click asks again.
    home.catch(() => {
      home = null;
    });
    return home;
  };
  return {
    homeTeamId: async () => (await ourHome()).teamId,

    person: async (userId) => {
      try {
        const [answer, where] = await Promise.all([client.users.info({ user: userId }), ourHome()]);
        return personOf(userAnswer.parse(answer).user, where);
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

/** A group that we cannot have has no members; nobody becomes a reviewer by it. */
async function groupMembers(client: WebClient, usergroup: string): Promise<string[]> {
  try {
    return groupAnswer.parse(await client.usergroups.users.list({ usergroup })).users ?? [];
  } catch (error) {
    if (NO_GROUP.has(slackError(error) ?? '')) return [];
    throw error;
  }
}
