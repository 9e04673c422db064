import type { SentMessage } from '../../../src/sandbox/workspace/messages/message.ts';
import type { InSlack } from './cards.ts';

/** Everything that can be read in the approvals channel's message, once there is one that matches. */
export async function announced(workspace: InSlack, pattern: RegExp): Promise<SentMessage> {
  return workspace.slack.waitFor(() => announcements(workspace, pattern)[0], {
    what: `an announcement ${pattern}`,
    timeoutMs: 20_000,
  });
}

/** The approvals channel's messages that match, the oldest first. */
export function announcements({ slack }: InSlack, pattern: RegExp): SentMessage[] {
  return slack.messages('C0APPROVALS').filter((message) => pattern.test(textOf(message)));
}

/** All that can be read in a message. */
export const textOf = ({ text, blocks }: SentMessage): string => `${text}\n${JSON.stringify(blocks)}`;
