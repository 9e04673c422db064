import type { ApiFault } from '../../faults/api-faults.ts';
import { pingsOf } from '../../workspace/messages/pings.ts';
import type { World } from '../../world.ts';
import type { ApiCall } from '../call-log.ts';
import { METHODS, type MethodEntry } from '../methods.ts';
import { admit } from './admit.ts';
import { ApiError } from './api-error.ts';
import type { Call } from './read-call.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** Carries a call out, or meets it with the fault that waits for it. `hang` is the caller's to arrange. */
export async function answerCall(
  world: World,
  call: Call,
  fault: Exclude<ApiFault, { kind: 'hang' | 'body' }> | undefined,
): Promise<Answer> {
  if (fault?.kind === 'rate-limited') return rateLimited(fault.retryAfterSeconds);
  if (fault?.kind === 'status')
    return { status: fault.status, headers: {}, body: { ok: false, error: 'service_unavailable' } };
  if (fault?.kind === 'error') return answer({ ok: false, error: fault.error, ...fault.fields });
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  try {
    const carriedOut = await carryOut(world, call);
    if (fault?.kind !== 'fields') return carriedOut;
    return { ...carriedOut, body: { ...carriedOut.body, ...fault.fields } };
  } catch (error) {
    if (error instanceof ApiError) return answer(error.body());
    throw error;
  }
}

async function carryOut(world: World, call: Call): Promise<Answer> {
  const entry = METHODS.get(call.method);
  if (!entry) throw new ApiError('unknown_method', { req_method: call.method });
  admit(world, entry, call.token);
  const rate = world.methodRate.take(call.method);
  if (!rate.ok) return rateLimited(rate.retryAfterSeconds);
  const wait = entry.posts ? world.postRate.take(String(call.args.channel)) : { ok: true as const };
  if (!wait.ok) return rateLimited(wait.retryAfterSeconds);
  const result = await entry.method.run(world, call.args);
  return answer({ ok: true, ...result }, scopeHeaders(world, entry));
}

function scopeHeaders(world: World, entry: MethodEntry): Record<string, string> {
  const granted = entry.token === 'app' ? ['connections:write'] : world.workspace.app.scopes;
  return { 'x-oauth-scopes': granted.join(','), 'x-accepted-oauth-scopes': entry.scopes.join(',') };
}

const answer = (body: Record<string, unknown>, headers: Record<string, string> = {}): Answer => ({
  status: 200,
  headers,
  body,
});

const rateLimited = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

/** The call for the log: JSON arguments of forms parsed, so that tests read one shape. */
export function toLogEntry(call: Call, answered: Answer, at: number): ApiCall {
  const args = Object.fromEntries(Object.entries(call.args).map(([key, value]) => [key, parsed(value)]));
  const speaks = call.method.startsWith('chat.') || call.method.startsWith('files.complete');
  const text = [args.text, args.initial_comment].find((said) => typeof said === 'string') ?? '';
  return {
    method: call.method,
    args,
    status: answered.status,
    response: answered.body,
    pinged: speaks ? pingsOf({ text, blocks: args.blocks }) : [],
    at,
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
