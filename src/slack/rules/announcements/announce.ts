import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log/log.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { type LinkAnnouncement, renderLinkAnnouncement } from '../../people/views/link-announcement.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { QUIET } from '../../posting/tell.ts';
import { type HeldAnnouncement, renderHeld } from '../two-admins/views/held-change.ts';
import { type Announcement, renderAnnouncement } from './views/announcement.ts';
import { type BatchAnnouncement, renderBatch } from './views/batch-announcement.ts';

type Announced = Announcement | BatchAnnouncement | HeldAnnouncement | LinkAnnouncement;

/** Tells the channel of a change of rules or links. The change stands even if Slack never takes the message. */
export type Announce = (announcement: Announced) => void;

interface AnnounceDeps {
  client: WebClient;
  channel: string;
  pace: RateLimiter;
  log: Log;
}

/** With the waits between them, Slack may be out of reach for about five minutes. */
const TRIES = 8;
const FIRST_WAIT_MS = 2_000;

/** Posts when it is the channel's turn, and again if Slack did not take it. Nothing waits for that. */
export function createAnnounce(deps: AnnounceDeps): Announce {
  return (announcement) => void post(deps, announcement);
}

async function post({ client, channel, pace, log }: AnnounceDeps, announcement: Announced): Promise<void> {
  const message = render(announcement);
  for (let tried = 1; ; tried += 1) {
    await pace.turn(channel);
    try {
      await client.chat.postMessage({ channel, ...message, ...QUIET });
      return;
    } catch (error) {
      const details = { err: error, what: announcement.what, tried };
      if (tried === TRIES) return log.error(details, 'a change could not be announced; giving up');
      log.warn(details, 'a change could not be announced; retrying');
      pace.hold(channel, retryAfterMs(error) ?? FIRST_WAIT_MS * 2 ** (tried - 1));
    }
  }
}

function render(announcement: Announced) {
  if ('held' in announcement) return renderHeld(announcement);
  if ('login' in announcement) return renderLinkAnnouncement(announcement);
  return 'rule' in announcement ? renderAnnouncement(announcement) : renderBatch(announcement);
}
