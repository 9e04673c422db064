import { z } from 'zod';
import { ApiError } from './api-error.ts';

/** What an app may attach to its messages. https://docs.slack.dev/messaging/message-metadata */
export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

const format = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) });
const EVENT_TYPE = /^[A-Za-z0-9_-]+$/;

/**
 * The metadata of a message; undefined if there is none, or if its type has other characters than Slack takes: Slack
 * ignores it then. Throws `invalid_metadata_format`.
 */
export function readMetadata(raw: unknown): Metadata | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const { success, data } = format.safeParse(raw);
  if (!success) throw new ApiError('invalid_metadata_format');
  return EVENT_TYPE.test(data.event_type) ? data : undefined;
}

/** Whether this is the empty object that takes the metadata of a message away. */
export function removesMetadata(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.keys(raw).length === 0;
}
