import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { retryAfterMs } from '../api/retry-after.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { QUIET } from './tell.ts';

/**
 * Posts a message when it is the channel's turn; with `threadTs` in the thread of another one.
 * @returns its timestamp, by which Slack knows it.
 * @throws if Slack does not take it.
 */
export type Post = (
  channel: string,
  message: { text: string; blocks?: KnownBlock[] },
  threadTs?: string,
) => Promise<string>;

/** Posts with the pace that everything else in the channel has. */
export function createPost({ client, pace }: { client: WebClient; pace: RateLimiter }): Post {
  return async (channel, message, threadTs) => {
    await pace.turn(channel);
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    try {
      const { ts } = await client.chat.postMessage({ channel, ...message, ...thread, ...QUIET });
      if (ts === undefined) throw new Error('Slack did not return the id of the posted message');
      return ts;
    } catch (error) {
      pace.hold(channel, retryAfterMs(error) ?? 0);
      throw error;
    }
  };
}
