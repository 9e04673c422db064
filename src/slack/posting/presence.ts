import type { WebClient } from '@slack/web-api';
import type { Log } from '../../log/log.ts';
import { explainSlackError } from '../api/errors/explain-error.ts';

/** `auto`: active. `away`: a grey light (docs.slack.dev, "users.setPresence"). */
export type Presence = 'auto' | 'away';

/** @throws if Slack cannot be reached or is busy. If Slack refuses it, as without `users:write`, nothing is sent for a while. */
export type SetPresence = (presence: Presence) => Promise<void>;

/** How long nothing is sent after Slack refused it, in ms. */
const REFUSED_MS = 600_000;

/** What Slack may take back soon. */
const MAY_PASS: ReadonlySet<string> = new Set(['later', 'token']);

/** Sets the light beside the app's name. It works only if the manifest says `always_online: false`. */
export function createSetPresence(client: WebClient, log: Log): SetPresence {
  let refusedAt = -Infinity;
  return async (presence) => {
    if (performance.now() - refusedAt < REFUSED_MS) return;
    try {
      await client.users.setPresence({ presence });
    } catch (error) {
      const says = explainSlackError(error, 'users.setPresence');
      const isRefused = says !== null && (says.word === 'missing_scope' || !MAY_PASS.has(says.meaning));
      if (!isRefused) throw error;
      if (refusedAt === -Infinity)
        log.info(
          { says: says.word },
          'Slack does not let the app set its presence, so the light is not updated; grant users:write',
        );
      refusedAt = performance.now();
    }
  };
}
