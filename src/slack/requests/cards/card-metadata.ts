import { z } from 'zod';

/**
 * Marks a message as the card of a request (docs.slack.dev, "Using message metadata": letters, digits, underscores and
 * hyphens).
 */
const EVENT_TYPE = 'expacti_approval_requested';

const mark = z.object({
  event_type: z.literal(EVENT_TYPE),
  event_payload: z.object({ request_id: z.uuid() }),
});

/**
 * Metadata for the card of a request. Every app and member of the workspace can read it, so it holds the id alone;
 * `chat.update` keeps it if it names none (docs.slack.dev, "chat.postMessage" and "chat.update", `metadata`).
 */
export function cardMetadata(requestId: string): z.infer<typeof mark> {
  return { event_type: EVENT_TYPE, event_payload: { request_id: requestId } };
}

/** The request that a message with this metadata shows; null if it is not the metadata of a card. */
export function requestMarked(metadata: unknown): string | null {
  const { success, data } = mark.safeParse(metadata);
  return success ? data.event_payload.request_id : null;
}
