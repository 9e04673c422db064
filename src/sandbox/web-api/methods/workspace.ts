import { z } from 'zod';
import { ApiError } from '../calls/api-error.ts';
import { id, text } from '../calls/arguments.ts';
import { channelFor, storedMessage } from '../calls/lookup.ts';
import { method } from '../method.ts';

/** https://docs.slack.dev/reference/methods/auth.test */
export const authTest = method(z.object({}), ({ workspace, url }) => ({
  url: `${url()}/`,
  team: workspace.team.name,
  user: workspace.app.name,
  team_id: workspace.team.id,
  user_id: workspace.app.bot_user,
  bot_id: workspace.app.bot_id,
  ...(workspace.organization === null ? {} : { enterprise_id: workspace.organization.id }),
  is_enterprise_install: workspace.organization?.is_org_install ?? false,
}));

/** https://docs.slack.dev/reference/methods/team.info */
export const teamInfo = method(z.object({}), ({ workspace }) => ({
  team: { ...workspace.team, email_domain: '', icon: { image_default: true } },
}));

/** https://docs.slack.dev/reference/methods/bots.info */
export const botInfo = method(z.object({ bot: text.optional() }), ({ workspace }, args) => {
  const { app } = workspace;
  if (args.bot !== app.bot_id) throw new ApiError('bot_not_found');
  const bot = {
    id: app.bot_id,
    deleted: false,
    name: app.name,
    app_id: app.id,
    user_id: app.bot_user,
    updated: 0,
  };
  return { bot: { ...bot, icons: {} } };
});

/** https://docs.slack.dev/reference/methods/api.test */
export const apiTest = method(z.looseObject({ error: text.optional() }), (_world, args) => {
  if (args.error) throw new ApiError(args.error);
  return { args };
});

/** https://docs.slack.dev/reference/methods/reactions.add */
export const addReaction = method(z.object({ channel: id, timestamp: id, name: id }), (world, args) => {
  const channel = channelFor(world, args.channel);
  const message = storedMessage(channel, args.timestamp);
  const { bot_user } = world.workspace.app;
  if (message.reactions.some(({ name, users }) => name === args.name && users.includes(bot_user))) {
    throw new ApiError('already_reacted');
  }
  message.reactions.push({ name: args.name, users: [bot_user] });
  return {};
});

/** A one-time address for a socket. https://docs.slack.dev/reference/methods/apps.connections.open */
export const openConnection = method(z.object({}), (world) => {
  if (world.faults.sockets.refused()) throw new ApiError('internal_error');
  return { url: world.sockets.ticketUrl(world.url()) };
});
