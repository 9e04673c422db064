import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type Directory, NotUnderstood } from '../../approval/ports.ts';
import { isAboutOne } from '../api/errors/explain-error.ts';
import { slackError } from '../api/slack-error.ts';
import { waitOutRateLimit } from '../api/wait-out-rate-limit.ts';
import { currentSource } from './current-interaction.ts';
import { GroupMembers } from './group-members.ts';
import { RecentPeople } from './recent-people.ts';
import { type Home, homeOf, personOf } from './slack-user.ts';
import { isFromOwnWorkspace } from './source-workspaces.ts';
import { UserIds } from './user-ids.ts';
import { UserLookups } from './user-lookups.ts';

const groupAnswer = z.object({ users: z.array(z.string()).nullish() });

const USER_GROUP = /^S/;
const USER = /^[UW][A-Z0-9]{2,20}$/;

/** Slack's words for a user group that has nobody in it for us: gone, disabled, not part of the plan, or elsewhere. */
const NO_GROUP: ReadonlySet<string> = new Set([
  'no_such_subteam',
  'subteam_not_found',
  'plan_upgrade_required',
  'paid_teams_only',
  'missing_argument',
  'invalid_team',
  'team_not_found',
]);

/**
 * Ids that are looked up at once to find out whose they are. More of them stay as they are, so that nobody counts by
 * them, until the hourly check has looked at everyone.
 */
const LOOKED_UP_MAX = 40;

export interface SlackDirectory extends Directory {
  /** Slack said that who is in this user group has changed. */
  groupChanged(group: string): void;
  /** Slack said that something about this person has changed. */
  userChanged(user: string): void;
}

/** People as Slack has them at this moment, and user groups as it had them at most ten seconds ago. */
export function createDirectory(client: WebClient): SlackDirectory {
  const now = (): number => performance.now();
  const lookups = new UserLookups(client);
  const ids = new UserIds(now);
  const recent = new RecentPeople(now);
  const home = createHome(client);
  const groups = new GroupMembers(async (group) => {
    const where = await home();
    return understood('usergroups.users.list', () => groupMembers(client, group, where));
  }, now);

  const person: Directory['person'] = async (userId) => {
    const looked = understood('users.info', () => lookups.of(userId));
    const [user, where] = await Promise.all([looked, home()]);
    const id = ids.learn(userId, user);
    if (user === null) {
      recent.keep(userId, null);
      return null;
    }
    const found = personOf(user, id, where);
    for (const one of [userId, id]) recent.keep(one, found);
    const origin = currentSource(userId);
    return origin === null || isFromOwnWorkspace(origin, user, where) ? found : { ...found, teamId: '' };
  };

  const oneIdOf: Directory['oneIdOf'] = async (users) => {
    const { organization } = await home();
    const maySpellTwice = organization !== null || ids.hasSeveral;
    const unknown = [...new Set(users)].filter(
      (id) => USER.test(id) && ids.of(id) === undefined && (maySpellTwice || id.startsWith('W')),
    );
    if (unknown.length <= LOOKED_UP_MAX)
      await Promise.all(unknown.map(async (id) => ids.learn(id, await lookups.of(id))));
    return new Map(users.map((id) => [id, ids.of(id) ?? id]));
  };

  return {
    homeTeamId: async () => (await home()).teamId,
    person,
    personLately: async (userId) => {
      const known = recent.of(userId);
      return known === undefined ? person(userId) : known;
    },
    oneIdOf,
    members: async (usersAndGroups) => {
      const named = usersAndGroups.filter((id) => USER_GROUP.test(id));
      const users = usersAndGroups.filter((id) => !USER_GROUP.test(id));
      const lists = await Promise.all(named.map((group) => groups.of(group)));
      return new Set((await oneIdOf([...users, ...lists.flat()])).values());
    },
    groupChanged: (group) => groups.forget(group),
    userChanged: (user) => {
      for (const id of new Set([user, ids.of(user) ?? user])) {
        recent.forget(id);
        lookups.forget(id);
        groups.forgetWith(id);
      }
    },
  };
}

/** Where the app is installed, asked of Slack until it has answered once. */
function createHome(client: WebClient): () => Promise<Home> {
  let home: Promise<Home> | null = null;
  return () => {
    home ??= client.auth.test().then(homeOf);
    // A failure is not remembered: the next click asks again.
    home.catch(() => {
      home = null;
    });
    return home;
  };
}

/** @throws NotUnderstood if what Slack says of this one alone is not understood. */
async function understood<T>(method: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof z.ZodError || isAboutOne(error, method) ? new NotUnderstood(error) : error;
  }
}

/** A group that we cannot have has no members; nobody becomes a reviewer by it. */
async function groupMembers(
  client: WebClient,
  usergroup: string,
  { teamId, enterpriseId }: Home,
): Promise<string[]> {
  // The token of an organization has to name the workspace; that of a workspace does not need to.
  const where = enterpriseId === null ? {} : { team_id: teamId };
  try {
    const answer = await waitOutRateLimit(() => client.usergroups.users.list({ usergroup, ...where }));
    return groupAnswer.parse(answer).users ?? [];
  } catch (error) {
    if (NO_GROUP.has(slackError(error) ?? '')) return [];
    throw error;
  }
}
