import { RetryLater } from './retry-later.ts';

/** How long to wait before it is tried again, in ms, if Slack asks for it (HTTP 429) or our rate limiter does; else null. */
export function retryAfterMs(error: unknown): number | null {
  if (error instanceof RetryLater) return error.ms;
  if (!(error instanceof Error) || !('retryAfter' in error)) return null;
  const { retryAfter } = error as { retryAfter?: unknown };
  return typeof retryAfter === 'number' ? retryAfter * 1000 : null;
}
