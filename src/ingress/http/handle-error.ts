import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

/** Seconds after which a caller may try again when the store was out of reach. */
const STORE_RETRY_SECONDS = 2;

/** Answers every error as problem+json; what is not a known one is a fault of ours and tells nothing of itself. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  // An outage of the store is logged by what it hits; a 500 is a fault of ours.
  if (problem.status === 500) request.log.error({ err: error, url: request.url }, 'request failed');
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Fastify's own errors, by their codes (fastify.dev, "Errors"). */
const FASTIFY_PROBLEMS: Readonly<Record<string, [status: number, detail: string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'The body is not JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty; it has to be JSON.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'The body is too large: 256 KiB, and 8 MiB for `plan`.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Send the body as application/json.'],
  FST_ERR_MAX_PARAM_LENGTH: [404, 'There is nothing here.'],
  FST_ERR_BAD_URL: [400, 'The address is not well-formed.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The body is not as long as Content-Length says.'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem(500, 'The gate failed. Nothing was approved.');
  // Also the answer to a commit can be lost, so this says nothing of what was stored.
  if (error.name === 'StoreUnavailable' || error.name === 'MaybeDecided') {
    return new Problem(503, 'The database is not available now. Try again.', {
      retryAfter: STORE_RETRY_SECONDS,
    });
  }
  if (error.name === 'OwnerUnknown') {
    return new Problem(503, 'Slack cannot be asked who the owner is, so nothing was changed. Try again.', {
      retryAfter: STORE_RETRY_SECONDS,
    });
  }
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  const known = FASTIFY_PROBLEMS[code ?? ''];
  if (known !== undefined) return new Problem(...known);
  if (error instanceof SyntaxError || statusCode === 400)
    return new Problem(400, 'The request is not well-formed.');
  return new Problem(500, 'The gate failed. Nothing was approved.');
}
