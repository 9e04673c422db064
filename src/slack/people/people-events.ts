import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';
import { onEvent } from '../kit/events/event.ts';

const membersChanged = z.object({ subteam_id: z.string() });
const groupUpdated = z.object({ subteam: z.object({ id: z.string() }) });
const aboutUser = z.object({ user: z.object({ id: z.string() }) });

/**
 * What Slack tells of people and user groups: it counts at once, in the process that hears of it. Only ids are read, and
 * Slack is asked for the rest (https://docs.slack.dev/reference/events/user_change).
 */
export function registerPeopleEvents(app: App, deps: SlackDeps): void {
  const { groupChanged, userChanged } = deps;
  onEvent(app, deps, 'subteam_members_changed', membersChanged, (event) => groupChanged(event.subteam_id));
  onEvent(app, deps, 'subteam_updated', groupUpdated, ({ subteam }) => groupChanged(subteam.id));
  onEvent(app, deps, 'user_change', aboutUser, ({ user }) => userChanged(user.id));
  onEvent(app, deps, 'team_join', aboutUser, ({ user }) => userChanged(user.id));
}
