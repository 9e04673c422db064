import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log/log.ts';
import { DAY_MS } from '../../../time/units.ts';
import { retryAfterMs } from '../../api/retry-after.ts';
import { RetryLater } from '../../api/retry-later.ts';
import type { ChangeNoticeStore, DueChangeNotice } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { QUIET } from '../../posting/tell.ts';
import { NOTICES_MAX, renderChangeNotices } from './views/change-notices.ts';

interface AnnounceChangesDeps {
  client: WebClient;
  notices: ChangeNoticeStore;
  channel: string;
  pace: RateLimiter;
  now: () => Date;
  log: Log;
}

/** Longer than one round can take, so that a claim ends by itself only if its process is gone. */
const CLAIM_MS = 120_000;
/** What Slack did not take for so long is given up, in ms; the audit log has it. */
const GIVE_UP_MS = DAY_MS;
/** This channel's turn among cards and notices; there is one of us in a process. */
const KEY = 'change-notices';

/**
 * One round: tells the approvals channel of the oldest changes of rules and tokens that it was not told of. They share a
 * message, so that a script that makes many does not flood the channel.
 * @throws if Slack does not take it; the changes stay stored for the next round.
 */
export type AnnounceChanges = () => Promise<void>;

export function createAnnounceChanges(deps: AnnounceChangesDeps): AnnounceChanges {
  const { notices, now } = deps;
  return async () => {
    const at = now();
    const due = await notices.claim(at, new Date(at.getTime() + CLAIM_MS), NOTICES_MAX);
    if (due.length === 0) return;
    try {
      await send(deps, due);
    } catch (error) {
      await notices.hold(idsOf(due), now());
      if (!(error instanceof RetryLater)) throw error;
    }
  };
}

const idsOf = (notices: readonly DueChangeNotice[]): string[] => notices.map(({ id }) => id);

async function send(
  { client, notices, channel, pace, now, log }: AnnounceChangesDeps,
  group: readonly DueChangeNotice[],
): Promise<void> {
  await pace.turnOf(KEY, channel, 'second');
  try {
    await client.chat.postMessage({
      channel,
      ...renderChangeNotices(group.map(({ notice }) => notice)),
      ...QUIET,
    });
  } catch (error) {
    pace.hold(channel, retryAfterMs(error) ?? 0);
    const isOld = group.every(({ at }) => now().getTime() - at.getTime() > GIVE_UP_MS);
    if (!isOld) throw error;
    log.error(
      { err: error, what: group.map(({ notice }) => notice.what) },
      'a change could not be announced; giving up',
    );
  }
  await notices.done(idsOf(group));
}
