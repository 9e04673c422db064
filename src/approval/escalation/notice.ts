/** What is said about a pending request in the thread of its card, each once. */
export type ThreadNoticeKind = 'escalated' | 'first-reminder' | 'last-reminder';

/** What people are told of a pending request besides its card, each once; `asked` only by direct message. */
export type NoticeKind = ThreadNoticeKind | 'asked';

/** Shorter waits than this, in seconds, need no reminders. */
export const LONG_WAIT = 300;

/** The shares of the time at which people are reminded. */
export const REMINDED_AT = { 'first-reminder': 1 / 3, 'last-reminder': 4 / 5 } as const;

/** When people are reminded of a request that waits for long: at a third and at four fifths of its time. */
export function remindersOf(createdAt: Date, timeoutSeconds: number): { kind: ThreadNoticeKind; at: Date }[] {
  if (timeoutSeconds < LONG_WAIT) return [];
  const after = (share: number): Date => new Date(createdAt.getTime() + timeoutSeconds * 1000 * share);
  return [
    { kind: 'first-reminder', at: after(REMINDED_AT['first-reminder']) },
    { kind: 'last-reminder', at: after(REMINDED_AT['last-reminder']) },
  ];
}

/** The newest reminder whose time has come; null if there is none yet. */
export function reminderDue(createdAt: Date, timeoutSeconds: number, now: Date): ThreadNoticeKind | null {
  return remindersOf(createdAt, timeoutSeconds).findLast(({ at }) => at <= now)?.kind ?? null;
}
