import { MINUTE_MS } from '../../time/units.ts';
import { newId } from '../workspace/ids.ts';
import type { World } from '../world.ts';

/** Slack tries an event again at once, after a minute and after five. https://docs.slack.dev/apis/events-api#retries */
const RETRY_MS = [0, MINUTE_MS, 300_000];

/**
 * Sends an event the app subscribed to. Resolves when the first try was acked or given up; the others follow
 * in the background.
 */
export async function sendEvent(world: World, event: Record<string, unknown>): Promise<void> {
  const { app, team, organization } = world.workspace;
  const enterpriseId = organization?.id ?? null;
  const isOrgInstall = organization?.is_org_install ?? false;
  const payload = {
    token: 'stand-in-verification-token',
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: enterpriseId,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(world.workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: enterpriseId,
        team_id: isOrgInstall ? null : team.id,
        user_id: app.bot_user,
        is_bot: true,
        is_enterprise_install: isOrgInstall,
      },
    ],
    is_ext_shared_channel: false,
  };
  await attempt(world, payload, 0);
}

async function attempt(world: World, payload: Record<string, unknown>, tried: number): Promise<void> {
  const retry = tried === 0 ? {} : { retry_attempt: tried, retry_reason: 'timeout' };
  const delivery = await world.sockets.deliver({
    type: 'events_api',
    payload,
    accepts_response_payload: false,
    ...retry,
  });
  const waitMs = RETRY_MS[tried];
  if (delivery.kind === 'acked' || waitMs === undefined) return;
  setTimeout(() => void attempt(world, payload, tried + 1), waitMs).unref();
}
