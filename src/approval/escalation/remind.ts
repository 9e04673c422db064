import type { Clock, RequestStore } from '../ports.ts';
import { type NoticeKind, reminderDue } from './notice.ts';

/** Tells people of a request that waits for long, if a reminder is due by now. May be repeated. */
export async function remind(
  { store, clock }: { store: RequestStore; clock: Clock },
  notify: (requestId: string, notice: NoticeKind) => Promise<void>,
  requestId: string,
): Promise<void> {
  const request = await store.find(requestId);
  if (request === null) return;
  const due = reminderDue(request.createdAt, request.timeoutSeconds, clock.now());
  if (due !== null) await notify(requestId, due);
}
