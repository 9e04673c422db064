import type { Exchange } from './exchange.ts';
import { type GateRequest, gateProblem, gateRequest } from './gate-request.ts';

/** What the gate's answer means to a caller. */
export type GateReply =
  | { kind: 'request'; request: GateRequest; clockAheadMs: number }
  /** The gate understood and said no. `request` comes with the 409 of a cancel that was too late. */
  | { kind: 'problem'; status: number; text: string; request: GateRequest | null }
  /** Asking again with the same words may help. */
  | {
      kind: 'try-later';
      reason: string;
      retryAfterMs: number | null;
      mayHaveArrived: boolean;
      /** Only a person can help, so a caller that has not sent its request yet gives up. */
      isFinal: boolean;
    }
  | { kind: 'nonsense'; reason: string }
  | { kind: 'aborted' };

/** Reads one exchange as the contract words it. */
export function gateReply(exchange: Exchange): GateReply {
  if (exchange.kind === 'aborted') return exchange;
  if (exchange.kind === 'no-answer') return { ...exchange, kind: 'try-later', retryAfterMs: null };
  const { status, body } = exchange;
  if (status === 200 || status === 201) {
    const parsed = gateRequest.safeParse(body);
    return parsed.success
      ? { kind: 'request', request: parsed.data, clockAheadMs: exchange.clockAheadMs }
      : { kind: 'nonsense', reason: nonsense(body, parsed.error.issues[0]?.path.join('.')) };
  }
  if (status === 429 || status >= 500) {
    const reason = statusText(status, body);
    return {
      kind: 'try-later',
      reason,
      retryAfterMs: exchange.retryAfterMs,
      mayHaveArrived: status !== 429,
      isFinal: false,
    };
  }
  if (status >= 300 && status < 400) {
    const text = `it redirects to ${exchange.location ?? 'another address'}, and expacti does not send the token there. Use the final address`;
    return { kind: 'problem', status, text, request: null };
  }
  const request = gateProblem.safeParse(body).data?.request ?? null;
  return { kind: 'problem', status, text: statusText(status, body), request };
}

function nonsense(body: unknown, path: string | undefined): string {
  if (body === undefined) return 'the answer is not JSON. Is this an expacti gate?';
  return `the answer does not match the API${path ? ` (${path})` : ''}`;
}

/** What a problem says; null if the answer is no problem of a gate. */
export function explanation(body: unknown): string | null {
  const problem = gateProblem.safeParse(body).data;
  return problem?.detail ?? problem?.title ?? null;
}

/** A failure as `HTTP 409: …`. A gate explains every failure, so a failure without an explanation is another server's. */
export function statusText(status: number, body: unknown): string {
  const said = explanation(body);
  if (said === null)
    return `HTTP ${status}.${status < 500 && status !== 429 ? ' Is this an expacti gate?' : ''}`;
  const errors = gateProblem.safeParse(body).data?.errors ?? [];
  const fields = errors.map(({ path, message }) => (path ? `${path} ${message}` : message));
  return `HTTP ${status}: ${fields.length === 0 ? said : `${said} (${fields.join('; ')})`}`;
}
