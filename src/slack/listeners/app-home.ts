import type { App } from '@slack/bolt';
import { viewerRefusal } from '../../approval/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../views/answers.ts';
import { section } from '../views/blocks.ts';
import { renderHelp } from '../views/help.ts';
import { PENDING_SHOWN_MAX, renderPending } from '../views/pending.ts';

/** The app's Home tab: what waits now, and what the words do. Made anew each time somebody opens it. */
export function registerAppHome(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    try {
      const refusal = await viewerRefusal(deps.approval.directory, event.user);
      const blocks =
        refusal === null
          ? [
              ...renderPending(await deps.approval.store.pending(PENDING_SHOWN_MAX + 1)).blocks,
              { type: 'divider' as const },
              ...renderHelp(null).blocks,
            ]
          : [section(refusalText(refusal))];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    } catch (error) {
      deps.log.error({ err: error }, 'the Home tab could not be shown');
    }
  });
}
