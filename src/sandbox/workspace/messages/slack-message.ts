import type { Channel } from '../channel.ts';
import type { Workspace } from '../workspace.ts';
import type { StoredMessage } from './message.ts';

/** A message as the Web API and payloads carry it. */
export function slackMessage(
  workspace: Workspace,
  channel: Channel,
  message: StoredMessage,
): Record<string, unknown> {
  const { ts, thread_ts, user, text, blocks, bot_id, edited, files, reactions } = message;
  const replies = channel.replies(ts);
  return {
    type: 'message',
    user,
    text,
    ts,
    team: workspace.team.id,
    ...(bot_id ? { bot_id, app_id: workspace.app.id } : {}),
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0
      ? { files: files.map(({ id, name, title, mimetype }) => ({ id, name, title, mimetype })) }
      : {}),
    ...(edited ? { edited } : {}),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    ...(replies.length > 0
      ? { thread_ts: ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }
      : {}),
    ...(reactions.length > 0
      ? { reactions: reactions.map((one) => ({ ...one, count: one.users.length })) }
      : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}
