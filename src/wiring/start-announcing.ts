import { startPeriodic } from '../concurrency/periodic.ts';
import type { Log } from '../log/log.ts';
import type { AnnounceChanges } from '../slack/rules/announcements/announce-changes.ts';

const RHYTHM = { everyMs: 1_000, retryMs: 1_000, retryMaxMs: 15_000 };

/**
 * Tells the approvals channel of stored changes from now on, in a rhythm of its own: neither an answer of the API nor a
 * denial that is due waits for Slack.
 */
export function startAnnouncing(
  announceChanges: AnnounceChanges,
  log: Log,
): { soon: () => void; stop: () => Promise<void> } {
  return startPeriodic('announcing changes of rules and tokens', announceChanges, RHYTHM, log);
}
