import { proxyFailureIn } from '../../../proxy/proxy-failure.ts';
import { retryAfterMs } from '../retry-after.ts';
import { slackError } from '../slack-error.ts';

/**
 * Words with which Slack answers although "some aspect of the operation" may have succeeded (docs.slack.dev, each method's
 * page, "Errors").
 */
const UNKNOWN_OUTCOME = new Set(['fatal_error', 'internal_error']);

/** What Slack's words look like. The client hands on any other text that a proxy answers as if it were one. */
const WORD = /^[a-z0-9_]+$/;

/** Codes of Node.js and undici for a connection that was never made: nothing was sent. */
const NOT_SENT = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Causes that are looked at, from the outside in. */
const CAUSES_MAX = 5;

/**
 * Whether Slack may have done what a call asked for although the call failed: its answer was lost, came too late or was
 * none of Slack's, or Slack says so itself.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (retryAfterMs(error) !== null) return false;
  const word = slackError(error);
  if (word !== null && WORD.test(word)) return UNKNOWN_OUTCOME.has(word);
  if (isUnavailable(error)) return false;
  const proxyFailure = proxyFailureIn(error);
  if (proxyFailure !== null) return proxyFailure.mayHaveArrived;
  return !codesOf(error).some((code) => NOT_SENT.has(code));
}

/** HTTP 503: the server did not handle the call (RFC 9110, 15.6.4). */
function isUnavailable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'statusCode' in error && error.statusCode === 503;
}

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  let cause = error;
  for (let depth = 0; depth < CAUSES_MAX && typeof cause === 'object' && cause !== null; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
    cause = 'cause' in cause ? cause.cause : null;
  }
  return codes;
}
