import type { z } from 'zod';
import { MINUTE_MS } from '../../time/units.ts';
import type { CallerSettings } from '../settings/caller-settings.ts';
import { exchange } from './exchange.ts';
import { explanation, statusText } from './gate-reply.ts';
import { gateProblem } from './gate-request.ts';

/** How one plain call of the gate's API ended. */
export type CallEnd<Answer> =
  | { kind: 'answer'; answer: Answer }
  /** The gate understood and said no: the token (401, 403), or what was asked (422 and others). */
  | { kind: 'refused'; status: number; reason: string; details: string[] }
  | Unavailable;

/** The gate cannot be reached, or its answer is none. */
export interface Unavailable {
  kind: 'unavailable';
  reason: string;
  /** When the gate wants to be asked again, in ms from now; null where it says nothing of that. */
  retryAfterMs: number | null;
}

export interface PlainCall<Answer> {
  method: 'GET' | 'POST';
  /** With its slash, such as `/v1/rules`. */
  path: string;
  body?: unknown;
  schema: z.ZodType<Answer>;
}

/** Ten thousand rules take a while to be laid over. */
const TIMEOUT_MS = MINUTE_MS;
/** Ten thousand rules with long reasons, as an export has them. */
const ANSWER_MAX_BYTES = 64 * 1024 * 1024;

/** Calls the gate once, for the commands that neither wait nor run anything. Never throws for what a gate can do. */
export async function callGate<Answer>(
  { url, token, proxy }: CallerSettings,
  { method, path, body, schema }: PlainCall<Answer>,
): Promise<CallEnd<Answer>> {
  const end = await exchange({
    method,
    url: `${url}${path}`,
    proxy,
    headers: { authorization: `Bearer ${token}` },
    body,
    timeoutMs: TIMEOUT_MS,
    answerMaxBytes: ANSWER_MAX_BYTES,
  });
  if (end.kind === 'aborted') return unavailable('the call was canceled');
  if (end.kind === 'no-answer') return unavailable(end.reason);
  if (end.status === 200 || end.status === 201) {
    const parsed = schema.safeParse(end.body);
    if (parsed.success) return { kind: 'answer', answer: parsed.data };
    return unavailable('the answer does not match the API. Is this an expacti gate?');
  }
  const errors = gateProblem.safeParse(end.body).data?.errors ?? [];
  const details = errors.map(({ path: at, message }) => (at === '' ? message : `${at}: ${message}`));
  return end.status >= 500 || end.status === 429
    ? unavailable(statusText(end.status, end.body), end.retryAfterMs)
    : {
        kind: 'refused',
        status: end.status,
        reason: explanation(end.body) ?? statusText(end.status, end.body),
        details,
      };
}

function unavailable(reason: string, retryAfterMs: number | null = null): Unavailable {
  return { kind: 'unavailable', reason, retryAfterMs };
}
