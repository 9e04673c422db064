import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { slackError } from './slack-error.ts';

/** `auto`: active. `away`: a grey light (docs.slack.dev, "users.setPresence"). */
export type Presence = 'auto' | 'away';

/** @throws if Slack cannot be reached or is busy. Without the scope `users:write` it does nothing. */
export type SetPresence = (presence: Presence) => Promise<void>;

/** How long nothing is asked for after Slack said that the scope is missing, in ms. */
const MISSING_MS = 600_000;

/** Sets the light beside the app's name. It works only if the manifest says `always_online: false`. */
export function createSetPresence(client: WebClient, log: Log): SetPresence {
  let missingSince = -Infinity;
  return async (presence) => {
    if (performance.now() - missingSince < MISSING_MS) return;
    try {
      await client.users.setPresence({ presence });
    } catch (error) {
      if (slackError(error) !== 'missing_scope') throw error;
      if (missingSince === -Infinity)
        log.info('the app lacks users:write, so its presence in Slack does not tell whether the gate works');
      missingSince = performance.now();
    }
  };
}
