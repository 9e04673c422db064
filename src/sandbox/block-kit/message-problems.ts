/** What Slack would refuse in the blocks of a message. */
export function messageProblems(_blocks: readonly unknown[]): string[] {
  return [];
}
