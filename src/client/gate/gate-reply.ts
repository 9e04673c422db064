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
    const reason = `HTTP ${status}: ${problemText(body)}`;
    return {
      kind: 'try-later',
      reason,
      retryAfterMs: exchange.retryAfterMs,
      mayHaveArrived: status !== 429,
      isFinal: false,
    };
  }
  if (status >= 300 && status < 400) {
    const text = `it redirects to ${exchange.location ?? 'another address'}, and a token is not sent on; use the final address`;
    return { kind: 'problem', status, text, request: null };
  }
  const request = gateProblem.safeParse(body).data?.request ?? null;
  return { kind: 'problem', status, text: `HTTP ${status}: ${problemText(body)}`, request };
}

function nonsense(body: unknown, path: string | undefined): string {
  if (body === undefined) return 'the answer is not JSON';
  return `the answer is not a request as the API describes it${path ? ` (${path})` : ''}`;
}

/** What a problem says of itself, with the fields that it names unless the caller lists them. */
export function problemText(body: unknown, withFields = true): string {
  const problem = gateProblem.safeParse(body).data;
  const said = problem?.detail ?? problem?.title ?? 'without an explanation';
  const fields = (problem?.errors ?? []).map(({ path, message }) => (path ? `${path} ${message}` : message));
  return fields.length === 0 || !withFields ? said : `${said} (${fields.join('; ')})`;
}
