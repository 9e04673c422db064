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
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'The body is empty. It must be JSON.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'The body is too large. The limit is 256 KiB, and 8 MiB for `plan`.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'Send the body with the header "Content-Type: application/json".'],
  FST_ERR_MAX_PARAM_LENGTH: [404, 'Not found. See /openapi.json for the paths of this API.'],
  FST_ERR_BAD_URL: [400, 'The URL is malformed.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'The length of the body differs from Content-Length.'],
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem(500, 'The gate failed. Nothing was approved.');
  // Also the answer to a commit can be lost, so this says nothing of what was stored.
  if (error.name === 'StoreUnavailable' || error.name === 'MaybeDecided') {
    return new Problem(503, 'The database is not available. Try again later.', {
      retryAfter: STORE_RETRY_SECONDS,
    });
  }
  if (error.name === 'OwnerUnknown') {
    return new Problem(
      503,
      'Slack could not be asked about the owner, so nothing was changed. Try again later.',
      {
        retryAfter: STORE_RETRY_SECONDS,
      },
    );
  }
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  const known = FASTIFY_PROBLEMS[code ?? ''];
  if (known !== undefined) return new Problem(...known);
  if (error instanceof SyntaxError || statusCode === 400)
    return new Problem(400, 'The request is malformed.');
  return new Problem(500, 'The gate failed. Nothing was approved.');
}
