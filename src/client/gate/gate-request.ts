// As a namespace, so that the action's bundle holds only the parts that are used.
import * as z from 'zod';

/** A name or sentence the gate may leave out or say as null. */
const text = z.string().nullish();

const ending = z.enum(['approved', 'denied', 'timed_out', 'canceled']);

/**
 * The request as the gate answers it (CONTRACT §4), as far as a caller needs it. Further fields are welcome and
 * unused. `asked`, the names of who was asked and where, goes beyond the contract and may be missing.
 */
export const gateRequest = z.object({
  // It becomes part of a path, so it may hold nothing that steers one.
  id: z.string().regex(/^[\w-]{1,128}$/),
  status: z.enum(['pending', ...ending.options]),
  /** Its secrets redacted. */
  command: text,
  created_at: z.iso.datetime({ offset: true }),
  expires_at: z.iso.datetime({ offset: true }),
  risk: z.object({ score: z.number(), level: z.string() }).nullish(),
  approvals: z.object({ required: z.number(), given: z.array(z.object({ by: z.string() })) }).nullish(),
  asked: z.object({ channel: text, people: z.array(z.string()).nullish() }).nullish(),
  decision: z
    .object({
      outcome: ending,
      by: z.object({
        kind: z.enum(['rule', 'reviewer', 'timeout', 'caller', 'policy']),
        id: text,
        name: text,
      }),
      reason: text,
      latency_ms: z.number().nullish(),
    })
    .nullish(),
  message_url: text,
  grant: text,
});

export type GateRequest = z.infer<typeof gateRequest>;

/** An error as RFC 9457 words it; a 409 on cancel brings the request along. */
export const gateProblem = z.object({
  title: text,
  detail: text,
  errors: z.array(z.object({ path: z.string(), message: z.string() })).nullish(),
  request: gateRequest.nullish().catch(null),
});
