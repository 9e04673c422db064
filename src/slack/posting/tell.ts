import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../log/log.ts';

/** Slack must not fetch links in commands, or show addresses as pictures. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** Tells one person something that nobody else sees; as a direct message if the channel does not allow it. */
export type Tell = (user: string, channel: string | null, what: string | Told) => Promise<void>;

/** What is told if it is more than a text; `text` is mrkdwn, already escaped. */
export interface Told {
  text: string;
  blocks?: KnownBlock[];
}

/** A text is mrkdwn, already escaped. */
export function createTell(client: WebClient, log: Log): Tell {
  return async (user, channel, what) => {
    const told = typeof what === 'string' ? { text: what } : what;
    try {
      if (channel !== null) {
        await client.chat.postEphemeral({ channel, user, ...told });
        return;
      }
    } catch (error) {
      log.debug({ err: error }, 'could not send an ephemeral message; sending a direct message instead');
    }
    const { channel: direct } = await client.conversations.open({ users: user });
    await client.chat.postMessage({ channel: direct?.id ?? user, ...told, ...QUIET });
  };
}
