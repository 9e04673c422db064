import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Channels } from '../approval/ports.ts';
import { slackError } from './slack-error.ts';

const answer = z.object({
  channel: z.object({ is_member: z.boolean().optional(), is_archived: z.boolean().optional() }),
});

/** Channels as Slack has them at this moment (docs.slack.dev, conversations.info). */
export function createChannels(client: WebClient): Channels {
  return {
    state: async (channel) => {
      try {
        const { channel: found } = answer.parse(await client.conversations.info({ channel }));
        if (found.is_archived === true) return 'archived';
        return found.is_member === true ? 'in-it' : 'not-in-it';
      } catch (error) {
        if (slackError(error) === 'channel_not_found') return 'unknown';
        throw error;
      }
    },
  };
}
