import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../deps.ts';
import { onEvent } from '../kit/events/event.ts';
import { showHome } from './show-home.ts';

const opened = z.object({ tab: z.string(), user: z.string() });

/** The app's Home tab, rendered again each time somebody opens it or presses a button there. */
export function registerAppHome(app: App, deps: SlackDeps): void {
  onEvent(app, deps, 'app_home_opened', opened, async ({ tab, user }, client) => {
    if (tab === 'home') await showHome(deps, client, user);
  });
}
