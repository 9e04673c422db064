import { slackError } from './slack-error.ts';

/** What Slack says of a channel that will not take a message however often it is tried (chat.postMessage, "Errors"). */
const WORDS = new Set(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action']);

/** Slack's word for why the channel takes no message; null where trying again may help. */
export function channelRefuses(error: unknown): string | null {
  const word = slackError(error);
  return word !== null && WORDS.has(word) ? word : null;
}
