import type { WebClient } from '@slack/web-api';
import type { Digest } from '../digest/digest.ts';
import type { ChannelPace } from './channel-pace.ts';
import { retryAfterMs } from './retry-after.ts';
import { QUIET } from './tell.ts';
import { renderDigest } from './views/digest-message.ts';

/**
 * Posts a digest in its channel, when it is the channel's turn.
 * @throws where Slack does not take it.
 */
export type PostDigest = (id: string, digest: Digest) => Promise<void>;

interface PostDigestDeps {
  client: WebClient;
  channel: string;
  pace: ChannelPace;
}

/** Posts with the pace that everything else in the channel has. */
export function createPostDigest({ client, channel, pace }: PostDigestDeps): PostDigest {
  return async (id, digest) => {
    await pace.turn(channel);
    try {
      await client.chat.postMessage({ channel, ...renderDigest(id, digest, 'channel'), ...QUIET });
    } catch (error) {
      pace.hold(channel, retryAfterMs(error) ?? 0);
      throw error;
    }
  };
}
