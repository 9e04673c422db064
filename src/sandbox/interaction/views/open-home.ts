import type { Act, ActResult } from '../../protocol.ts';
import type { World } from '../../world.ts';
import { refused } from '../act-context.ts';
import { sendEvent } from '../send-event.ts';
import { slackView } from './slack-view.ts';

/** A person opens the app's home tab: the app hears `app_home_opened` and may publish a view. */
export async function openHome(world: World, act: Extract<Act, { type: 'open_home' }>): Promise<ActResult> {
  const { workspace } = world;
  if (!workspace.people.find(act.as)) return refused('user_not_found');
  if (!workspace.app.events.includes('app_home_opened')) return { ok: true };
  const home = workspace.views.home(act.as);
  await sendEvent(world, {
    type: 'app_home_opened',
    user: workspace.people.sender(act.as).id ?? act.as,
    channel: workspace.directChannel(act.as).id,
    tab: 'home',
    event_ts: workspace.timestamps.next(),
    ...(home ? { view: slackView(workspace, home) } : {}),
  });
  return { ok: true };
}
