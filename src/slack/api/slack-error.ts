/** Slack's own word for what is wrong, if the error is an answer of Slack. */
export function slackError(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null;
  const { data } = error as { data?: { error?: unknown } };
  return typeof data?.error === 'string' ? data.error : null;
}
