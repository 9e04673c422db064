import type { FastifyRequest } from 'fastify';
import { ApiError } from './api-error.ts';

export interface Call {
  method: string;
  token: string | undefined;
  args: Record<string, unknown>;
}

/**
 * A call as it came: arguments from the query, a form or JSON; the token from the `Authorization` header or, in a
 * query or form, from `token`. Throws `invalid_json`, `json_not_object`, `invalid_form_data`.
 */
export function readCall(request: FastifyRequest): Call {
  const { method } = request.params as { method: string };
  const { token, ...args } = { ...(request.query as Record<string, unknown>), ...readBody(request) };
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return { method, token: bearer ?? (typeof token === 'string' ? token : undefined), args };
}

function readBody(request: FastifyRequest): Record<string, unknown> {
  if (!Buffer.isBuffer(request.body) || request.body.length === 0) return {};
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  const body = request.body.toString('utf8');
  if (type === 'application/json') return readJson(body);
  if (type === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(body));
  throw new ApiError('invalid_form_data');
}

function readJson(body: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw new ApiError('invalid_json');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ApiError('json_not_object');
  return parsed as Record<string, unknown>;
}
