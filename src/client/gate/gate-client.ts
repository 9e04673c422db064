import type { CallerContext } from '../settings/caller-context.ts';
import type { CallerSettings } from '../settings/caller-settings.ts';
import { exchange, type Question } from './exchange.ts';
import { type GateReply, gateReply } from './gate-reply.ts';

/** What an answer may take longer than the wait it was asked for, in ms. */
const MARGIN_MS = 10_000;

/** Body of `POST /v1/requests`. */
export interface RequestBody {
  command: string;
  environment: string;
  /** Seconds the request waits for people. */
  timeout?: number | undefined;
  reason?: string | undefined;
  cwd?: string | undefined;
  context?: CallerContext | undefined;
}

/** The limits of one call: how long it may take, in ms, and what ends it early. */
export interface CallLimits {
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The gate's ingress API as a caller uses it. No call throws for what a network or a gate can do. */
export interface GateClient {
  create(body: RequestBody, idempotencyKey: string, limits?: CallLimits): Promise<GateReply>;
  /** Answers when the request is decided, or after `waitSeconds` (0–60). */
  read(id: string, waitSeconds: number, limits?: CallLimits): Promise<GateReply>;
  cancel(id: string, limits?: CallLimits): Promise<GateReply>;
  result(id: string, run: { exitCode: number; durationMs: number }, limits?: CallLimits): Promise<GateReply>;
}

/** A client of the gate for one token. */
export function createGateClient({ url, token, proxy }: CallerSettings): GateClient {
  const headers = { authorization: `Bearer ${token}` };
  const call = async (
    method: Question['method'],
    path: string,
    limits: CallLimits,
    more: { body?: unknown; headers?: Record<string, string>; waitMs?: number } = {},
  ): Promise<GateReply> =>
    gateReply(
      await exchange({
        method,
        url: `${url}/v1/requests${path}`,
        proxy,
        headers: { ...headers, ...more.headers },
        body: more.body,
        timeoutMs: limits.timeoutMs ?? (more.waitMs ?? 0) + MARGIN_MS,
        signal: limits.signal,
      }),
    );
  return {
    create: (body, key, limits = {}) =>
      call('POST', '', limits, { body, headers: { 'idempotency-key': key } }),
    read: (id, waitSeconds, limits = {}) =>
      call('GET', `/${id}?wait=${waitSeconds}`, limits, { waitMs: waitSeconds * 1000 }),
    cancel: (id, limits = {}) => call('POST', `/${id}/cancel`, limits, { body: {} }),
    result: (id, { exitCode, durationMs }, limits = {}) =>
      call('POST', `/${id}/result`, limits, { body: { exit_code: exitCode, duration_ms: durationMs } }),
  };
}
