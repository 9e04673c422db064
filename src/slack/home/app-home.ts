import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { showHome } from './show-home.ts';

/** The app's Home tab, made anew each time somebody opens it or presses a button there. */
export function registerAppHome(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    try {
      await showHome(deps, client, event.user);
    } catch (error) {
      deps.log.error({ err: error }, 'the Home tab could not be shown');
    }
  });
}
