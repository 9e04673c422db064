import { z } from 'zod';
import type { Person, UserGroup } from '../../protocol.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { count, flag, id, text } from '../calls/arguments.ts';
import { personFor } from '../calls/lookup.ts';
import { pageOf } from '../calls/page-of.ts';
import { method } from '../method.ts';

/** https://docs.slack.dev/reference/methods/users.info */
export const info = method(z.object({ user: id }), (world, args) => {
  const { app } = world.workspace;
  if (args.user === app.bot_user) return { user: botUser(world) };
  return { user: slackUser(world, personFor(world, args.user)) };
});

/** https://docs.slack.dev/reference/methods/users.list */
export const list = method(z.object({ limit: count.optional(), cursor: text.optional() }), (world, args) => {
  const { workspace } = world;
  const own = workspace.people.all().filter((person) => person.role !== 'other-team');
  const users = [...own.map((person) => slackUser(world, person)), botUser(world)];
  const { items, response_metadata } = pageOf(users, args.limit, args.cursor);
  return { members: items, response_metadata };
});

/** Nobody here has an address. https://docs.slack.dev/reference/methods/users.lookupByEmail */
export const lookupByEmail = method(z.object({ email: id }), () => {
  throw new ApiError('users_not_found');
});

/** https://docs.slack.dev/reference/methods/users.setPresence */
export const setPresence = method(z.object({ presence: text }), (_world, args) => {
  if (args.presence !== 'auto' && args.presence !== 'away') throw new ApiError('invalid_presence');
  return {};
});

/** https://docs.slack.dev/reference/methods/usergroups.list */
export const groups = method(
  z.object({ include_users: flag.optional(), team_id: id.optional() }),
  (world, args) => ({
    usergroups: enabledGroups(world, args.team_id).map((group) => ({
      id: group.id,
      team_id: world.workspace.team.id,
      is_usergroup: true,
      name: group.name,
      handle: group.handle,
      user_count: group.users.length,
      date_delete: 0,
      ...(args.include_users ? { users: group.users } : {}),
    })),
  }),
);

/** https://docs.slack.dev/reference/methods/usergroups.users.list */
export const groupUsers = method(z.object({ usergroup: id, team_id: id.optional() }), (world, args) => {
  const group = enabledGroups(world, args.team_id).find(({ id: one }) => one === args.usergroup);
  if (!group) throw new ApiError('no_such_subteam');
  return { users: group.users };
});

/**
 * A disabled group is not found unless `include_disabled` asks for it, which is a guess. The token of an organization needs
 * `team_id`; that it is a `missing_argument` is a guess.
 */
function enabledGroups({ workspace }: World, teamId: string | undefined): UserGroup[] {
  const { organization, team } = workspace;
  if (organization?.is_org_install === true && teamId === undefined) throw new ApiError('missing_argument');
  if (organization?.is_org_install === true && teamId !== team.id) return [];
  if (workspace.isFreePlan) throw new ApiError('plan_upgrade_required');
  return workspace.people.groups().filter((group) => !workspace.people.isDisabled(group.id));
}

/** https://docs.slack.dev/reference/objects/user-object: deactivated people keep little more than their id. */
export function slackUser({ workspace }: World, person: Person): Record<string, unknown> {
  const common = {
    id: person.id,
    team_id: workspace.teamOf(person).id,
    name: person.name,
    deleted: person.role === 'deactivated',
    profile: { real_name: person.real_name, display_name: person.name, team: workspace.teamOf(person).id },
    is_bot: false,
    is_app_user: false,
    updated: 0,
  };
  const described = workspace.people.described(person.id);
  if (person.role === 'deactivated') return { ...common, ...described };
  return {
    ...common,
    real_name: person.real_name,
    tz: 'Europe/Madrid',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.role === 'guest',
    is_ultra_restricted: false,
    ...(person.role === 'other-team' ? { is_stranger: true } : inOrganization(workspace, person)),
    ...described,
  };
}

/** `enterprise_user` of the user object, for people of our organization. */
function inOrganization({ organization, team }: World['workspace'], { id }: Person): Record<string, unknown> {
  if (organization === null) return {};
  return { enterprise_user: { id, enterprise_id: organization.id, teams: [team.id] } };
}

function botUser({ workspace }: World): Record<string, unknown> {
  const { app, team } = workspace;
  return {
    id: app.bot_user,
    team_id: team.id,
    name: app.name,
    deleted: false,
    real_name: app.name,
    profile: { real_name: app.name, bot_id: app.bot_id, api_app_id: app.id, team: team.id },
    is_bot: true,
    is_app_user: false,
    updated: 0,
  };
}
