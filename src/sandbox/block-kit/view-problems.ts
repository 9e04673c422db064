/** What Slack would refuse in a view. */
export function viewProblems(_view: unknown): string[] {
  return [];
}
