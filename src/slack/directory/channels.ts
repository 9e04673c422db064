import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelState, Channels } from '../../approval/ports.ts';
import { isAboutOne } from '../api/errors/explain-error.ts';
import { slackError } from '../api/slack-error.ts';

const answer = z.object({
  channel: z.object({
    is_member: z.boolean().nullish(),
    is_archived: z.boolean().nullish(),
    is_read_only: z.boolean().nullish(),
    is_thread_only: z.boolean().nullish(),
  }),
});

/** Channels as Slack has them at this moment. https://docs.slack.dev/reference/methods/conversations.info */
export function createChannels(client: WebClient): Channels {
  return {
    state: async (channel) => {
      try {
        const { success, data } = answer.safeParse(await client.conversations.info({ channel }));
        return success ? stateOf(data.channel) : 'unclear';
      } catch (error) {
        if (slackError(error) === 'channel_not_found') return 'unknown';
        if (isAboutOne(error, 'conversations.info')) return 'unclear';
        throw error;
      }
    },
  };
}

function stateOf(channel: z.infer<typeof answer>['channel']): ChannelState {
  if (channel.is_archived === true) return 'archived';
  if (channel.is_member !== true) return 'not-in-it';
  if (channel.is_read_only === true) return 'read-only';
  return channel.is_thread_only === true ? 'thread-only' : 'in-it';
}
