import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Directory } from '../approval/ports.ts';
import { GroupMembers } from './group-members.ts';
import { slackError } from './slack-error.ts';
import { type Home, homeOf, personOf, slackUser } from './slack-user.ts';
import { waitingOut } from './waiting-out.ts';

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

export interface SlackDirectory extends Directory {
  /** Slack said that who is in this user group has changed. */
  groupChanged(group: string): void;
}

/** People as Slack has them at this moment, and user groups as it had them at most ten seconds ago. */
export function createDirectory(client: WebClient): SlackDirectory {
  const groups = new GroupMembers(
    (group) => waitingOut(() => groupMembers(client, group)),
    () => performance.now(),
  );
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
        const [answer, where] = await Promise.all([
          waitingOut(() => client.users.info({ user: userId })),
          ourHome(),
        ]);
        return personOf(userAnswer.parse(answer).user, where);
      } catch (error) {
        const word = slackError(error);
        if (word === 'user_not_found' || word === 'user_not_visible') return null;
        throw error;
      }
    },

    members: async (usersAndGroups) => {
      const named = usersAndGroups.filter((id) => USER_GROUP.test(id));
      const users = usersAndGroups.filter((id) => !USER_GROUP.test(id));
      const lists = await Promise.all(named.map((group) => groups.of(group)));
      return new Set([...users, ...lists.flat()]);
    },

    groupChanged: (group) => groups.forget(group),
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
