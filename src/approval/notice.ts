/** What people are told of a waiting request besides its card, each once. */
export type NoticeKind = 'late' | 'escalated' | 'first-reminder' | 'last-reminder';

/** Shorter waits than this, in seconds, need no reminders. */
const LONG_WAIT = 300;

/** When people are reminded of a request that waits for long: at a third and at four fifths of its time. */
export function remindersOf(createdAt: Date, timeoutSeconds: number): { kind: NoticeKind; at: Date }[] {
  if (timeoutSeconds < LONG_WAIT) return [];
  const after = (share: number): Date => new Date(createdAt.getTime() + timeoutSeconds * 1000 * share);
  return [
    { kind: 'first-reminder', at: after(1 / 3) },
    { kind: 'last-reminder', at: after(4 / 5) },
  ];
}
