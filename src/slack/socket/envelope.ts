import { z } from 'zod';

/** What Slack sends that wants an acknowledgement (docs.slack.dev, "Using Socket Mode"). */
export interface Envelope {
  id: string;
  /** `events_api`, `interactive` or `slash_commands`. */
  type: string;
  payload: Record<string, unknown>;
  retryAttempt?: number;
  retryReason?: string;
}

/** A message on a socket. `unknown` is everything that is none of the others; `id` if it can be acknowledged. */
export type SocketMessage =
  | { kind: 'hello'; lifetimeSeconds: number | null; sockets: number }
  | { kind: 'goodbye'; reason: string }
  | { kind: 'envelope'; envelope: Envelope }
  | { kind: 'unknown'; type: string; id: string | null };

const lifetime = z
  .object({ debug_info: z.object({ approximate_connection_time: z.number().positive() }) })
  .transform(({ debug_info: { approximate_connection_time: seconds } }) => seconds);

const sockets = z
  .object({ num_connections: z.number().int().positive() })
  .transform(({ num_connections: count }) => count);

const goodbye = z.object({ reason: z.string() });

const envelope = z.object({
  envelope_id: z.string().min(1),
  type: z.enum(['events_api', 'interactive', 'slash_commands']),
  payload: z.record(z.string(), z.unknown()),
  retry_attempt: z.number().nullish(),
  retry_reason: z.string().nullish(),
});

const typed = z.object({
  type: z.string().catch('none'),
  envelope_id: z.string().min(1).nullable().catch(null),
});

/** Reads a message. It never throws, whatever came. */
export function readMessage(data: unknown, isBinary: boolean): SocketMessage {
  const message = isBinary ? undefined : jsonOf(data);
  const { type, envelope_id: id } = typed.safeParse(message).data ?? { type: 'none', envelope_id: null };
  if (type === 'hello')
    return {
      kind: 'hello',
      lifetimeSeconds: lifetime.safeParse(message).data ?? null,
      sockets: sockets.safeParse(message).data ?? 1,
    };
  if (type === 'disconnect')
    return { kind: 'goodbye', reason: goodbye.safeParse(message).data?.reason ?? 'unknown' };
  const read = envelope.safeParse(message).data;
  // An event without an inner event, such as `app_rate_limited`, says nothing that a listener could act on.
  if (read === undefined || (read.type === 'events_api' && !isEvent(read.payload['event'])))
    return { kind: 'unknown', type: read === undefined ? type : innerType(read.payload), id };
  const { retry_attempt: attempt, retry_reason: reason } = read;
  return {
    kind: 'envelope',
    envelope: {
      id: read.envelope_id,
      type: read.type,
      payload: read.payload,
      ...(typeof attempt !== 'number' ? {} : { retryAttempt: attempt }),
      ...(typeof reason !== 'string' ? {} : { retryReason: reason }),
    },
  };
}

function jsonOf(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined;
  } catch {
    return undefined;
  }
}

const isEvent = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string';

const innerType = ({ type }: Record<string, unknown>): string => (typeof type === 'string' ? type : 'none');
