import { type ProxyServer, proxyAddress } from '../../proxy/decide/proxy-server.ts';
import { ProxyFailure } from '../../proxy/proxy-failure.ts';
import { retryAfterMs } from './retry-after.ts';
import { type Answer, send } from './send.ts';

/** An answer about a request holds at most a command, its findings and a grant; more than this is not an answer. */
const ANSWER_MAX_BYTES = 4 * 1024 * 1024;

/** Failures that happen before one byte of the question can have left. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** How OpenSSL says that the other side answered without TLS. */
const NO_TLS = /ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG|wrong version number/;

export interface Question {
  method: 'GET' | 'POST';
  url: string;
  /** What it goes through; null: directly. */
  proxy: ProxyServer | null;
  headers: Record<string, string>;
  body?: unknown;
  /** How long the whole exchange may take, in ms. */
  timeoutMs: number;
  /** The largest answer that is read; absent: what an answer about a request can have. */
  answerMaxBytes?: number;
  /** Ends the exchange early: it then is `aborted`. */
  signal?: AbortSignal | undefined;
}

/** How one HTTP exchange ended. */
export type Exchange =
  | {
      kind: 'answer';
      status: number;
      /** The parsed JSON, or the text of an answer for people; undefined where the answer is neither. */
      body: unknown;
      location: string | null;
      retryAfterMs: number | null;
      /** How far the server's clock is ahead of ours, in ms; 0 where it does not say. */
      clockAheadMs: number;
    }
  /** `isFinal` if only a person can help, so that asking again is no use. */
  | { kind: 'no-answer'; reason: string; mayHaveArrived: boolean; isFinal: boolean }
  | { kind: 'aborted' };

/**
 * One HTTP exchange. Never throws for what a network or a server can do. Redirects are not followed, because the token
 * would travel with them.
 */
export async function exchange(question: Question): Promise<Exchange> {
  const {
    method,
    url,
    proxy,
    headers,
    body,
    timeoutMs,
    signal,
    answerMaxBytes = ANSWER_MAX_BYTES,
  } = question;
  const timeout = AbortSignal.timeout(Math.ceil(timeoutMs));
  try {
    const answer = await send(proxy, {
      method,
      url,
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
    return {
      kind: 'answer',
      status: answer.status,
      body: await readBody(answer, answerMaxBytes),
      location: answer.header('location'),
      retryAfterMs: retryAfterMs(answer.header('retry-after'), Date.now()),
      clockAheadMs: clockAheadMs(answer.header('date'), Date.now()),
    };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'aborted' };
    if (timeout.aborted) {
      return {
        kind: 'no-answer',
        reason: `no answer within ${Math.round(timeoutMs / 1000)} s${proxy === null ? '' : ` through the proxy ${proxyAddress(proxy)}`}`,
        mayHaveArrived: true,
        isFinal: false,
      };
    }
    return failure(error, url);
  }
}

/** A `Date` header holds whole seconds, so a difference of that size says nothing. */
function clockAheadMs(date: string | null, now: number): number {
  const aheadMs = Date.parse(date ?? '') + 500 - now;
  return Math.abs(aheadMs) >= 2_000 ? aheadMs : 0;
}

async function readBody({ body, header }: Answer, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (/^text\/(markdown|plain)\b/.test(header('content-type') ?? '')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Node's fetch says only "fetch failed"; what happened is in the cause. */
function failure(error: unknown, url: string): Exchange {
  if (error instanceof ProxyFailure) {
    const { message, mayHaveArrived, isFinal } = error;
    return { kind: 'no-answer', reason: message, mayHaveArrived, isFinal };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reason = cause instanceof Error && cause.message !== '' ? cause.message : code;
  if (NO_TLS.test(`${code} ${reason}`)) {
    const { host } = new URL(url);
    const words = `${host} speaks plain http, use http://${host}`;
    return { kind: 'no-answer', reason: words, mayHaveArrived: false, isFinal: true };
  }
  return {
    kind: 'no-answer',
    reason: reason || 'the connection failed',
    mayHaveArrived: !NEVER_SENT.has(code),
    isFinal: false,
  };
}
