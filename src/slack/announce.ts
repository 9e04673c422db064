import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { QUIET } from './tell.ts';
import { type Announcement, renderAnnouncement } from './views/announcement.ts';

/** Tells the channel of a change of the rule book. The change stands also where Slack does not take the message. */
export type Announce = (announcement: Announcement) => Promise<void>;

export function createAnnounce(client: WebClient, channel: string, log: Log): Announce {
  return async (announcement) => {
    try {
      await client.chat.postMessage({ channel, ...renderAnnouncement(announcement), ...QUIET });
    } catch (error) {
      log.warn(
        { err: error, rule: announcement.rule.id },
        'a change of the rule book could not be announced',
      );
    }
  };
}
