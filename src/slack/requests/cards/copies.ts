import { z } from 'zod';
import { requestMarked } from './card-metadata.ts';

/** A message of `conversations.history` as far as it matters here. */
const message = z.object({
  ts: z.string(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  reply_count: z.number().nullish(),
  metadata: z.unknown(),
});

/** A message of ours that shows a request. */
export interface Copy {
  ts: string;
  /** Whether somebody replied to it. */
  hasReplies: boolean;
}

/**
 * The messages that show the request, the oldest first. Only what this app posted itself, with its own metadata, counts.
 * @param botId the app's own bot, as `auth.test` says.
 */
export function copiesAmong(messages: readonly unknown[], botId: string, requestId: string): Copy[] {
  return messages
    .map((one) => message.safeParse(one).data)
    .filter((one) => one !== undefined)
    .filter(({ bot_id, subtype }) => bot_id === botId && (subtype ?? null) === null)
    .filter(({ metadata }) => requestMarked(metadata) === requestId)
    .map(({ ts, reply_count: replies }) => ({ ts, hasReplies: (replies ?? 0) > 0 }))
    .sort((one, other) => (one.ts < other.ts ? -1 : 1));
}
