import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';

const membersChanged = z.object({ subteam_id: z.string() });
const updated = z.object({ subteam: z.object({ id: z.string() }) });
const user = z.object({ user: z.object({ id: z.string() }) });

/**
 * What Slack tells of people and user groups: it counts at once, in the process that hears of it. Only ids are read, and
 * Slack is asked for the rest (https://docs.slack.dev/reference/events/user_change).
 */
export function registerPeopleEvents(app: App, { groupChanged, userChanged, log }: SlackDeps): void {
  const read = <Event>(schema: z.ZodType<Event>, event: { type: string }): Event | null => {
    const { data } = schema.safeParse(event);
    if (data === undefined) log.debug({ type: event.type }, 'an event of an unexpected shape was ignored');
    return data ?? null;
  };
  app.event('subteam_members_changed', async ({ event }) => {
    const group = read(membersChanged, event)?.subteam_id;
    if (group !== undefined) groupChanged(group);
  });
  app.event('subteam_updated', async ({ event }) => {
    const group = read(updated, event)?.subteam.id;
    if (group !== undefined) groupChanged(group);
  });
  app.event('user_change', async ({ event }) => {
    const changed = read(user, event)?.user.id;
    if (changed !== undefined) userChanged(changed);
  });
  app.event('team_join', async ({ event }) => {
    const joined = read(user, event)?.user.id;
    if (joined !== undefined) userChanged(joined);
  });
}
