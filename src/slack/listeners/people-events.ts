import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';

const membersChanged = z.object({ subteam_id: z.string() });
const updated = z.object({ subteam: z.object({ id: z.string() }) });

/** What Slack tells of user groups: who is in them counts at once, in the process that hears of it. */
export function registerPeopleEvents(app: App, { groupChanged }: SlackDeps): void {
  app.event('subteam_members_changed', async ({ event }) => {
    const read = membersChanged.safeParse(event).data;
    if (read !== undefined) groupChanged(read.subteam_id);
  });
  app.event('subteam_updated', async ({ event }) => {
    const read = updated.safeParse(event).data;
    if (read !== undefined) groupChanged(read.subteam.id);
  });
}
