import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';

/** Links in commands are not to be fetched, and addresses not to be shown as pictures. */
export const QUIET = { unfurl_links: false, unfurl_media: false } as const;

/** Tells one person something that nobody else sees; as a direct message where the channel does not allow it. */
export type Tell = (user: string, channel: string | null, text: string) => Promise<void>;

/** `text` is mrkdwn, already escaped. */
export function createTell(client: WebClient, log: Log): Tell {
  return async (user, channel, text) => {
    try {
      if (channel !== null) {
        await client.chat.postEphemeral({ channel, user, text });
        return;
      }
    } catch (error) {
      log.debug({ err: error }, 'no ephemeral message possible, sending a direct one');
    }
    const { channel: direct } = await client.conversations.open({ users: user });
    await client.chat.postMessage({ channel: direct?.id ?? user, text, ...QUIET });
  };
}
