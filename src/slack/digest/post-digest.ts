import type { WebClient } from '@slack/web-api';
import type { Digest } from '../../digest/digest.ts';
import type { MadeDigest } from '../../digest/gather.ts';
import type { Log } from '../../log/log.ts';
import type { Fetch } from '../../proxy/outgoing.ts';
import type { Stats } from '../../stats/stats.ts';
import { retryAfterMs } from '../api/retry-after.ts';
import type { RateLimiter } from '../posting/rate-limiter.ts';
import { sendPicture } from '../posting/send-picture.ts';
import { QUIET } from '../posting/tell.ts';
import { renderDigest } from './views/digest-message.ts';
import { weekLine } from './views/digest-week.ts';

/**
 * Posts a digest in its channel, when it is the channel's turn, and below it the picture of its week.
 * @throws if Slack does not take the message. The message stands by itself if Slack does not take the picture.
 */
export type PostDigest = (made: MadeDigest) => Promise<void>;

interface PostDigestDeps {
  client: WebClient;
  fetch: Fetch;
  channel: string;
  pace: RateLimiter;
  /** As a PNG, with the same in words; without the rules by use if `use` is null. */
  draw(stats: Stats, use: Digest['use']): Promise<{ png: Buffer; altText: string }>;
  log: Log;
}

/** Posts with the pace that everything else in the channel has. */
export function createPostDigest(deps: PostDigestDeps): PostDigest {
  const { client, channel, pace } = deps;
  return async (made) => {
    await pace.turn(channel);
    try {
      await client.chat.postMessage({ channel, ...renderDigest(made.id, made.digest, 'channel'), ...QUIET });
    } catch (error) {
      pace.hold(channel, retryAfterMs(error) ?? 0);
      throw error;
    }
    await showPicture(deps, made);
  };
}

/** Never fails: the message is there already, and would be posted a second time. */
async function showPicture(
  { client, fetch, channel, pace, draw, log }: PostDigestDeps,
  { digest, stats }: MadeDigest,
): Promise<void> {
  if (digest.weeks === null || stats.requests === 0) return;
  try {
    const { png, altText } = await draw(stats, digest.use);
    await pace.turn(channel);
    await sendPicture({ client, fetch }, channel, {
      png,
      altText,
      filename: 'week.png',
      title: 'The week by day, and rules by use',
      comment: weekLine(digest.weeks.now),
    });
  } catch (error) {
    log.warn({ err: error }, 'could not send the picture of the weekly digest');
  }
}
