/** How long Slack asks to wait (HTTP 429), in ms; null where the error is another one. */
export function retryAfterMs(error: unknown): number | null {
  if (!(error instanceof Error) || !('retryAfter' in error)) return null;
  const { retryAfter } = error as { retryAfter?: unknown };
  return typeof retryAfter === 'number' ? retryAfter * 1000 : null;
}
