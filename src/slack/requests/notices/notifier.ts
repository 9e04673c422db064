import type { NoticeKind } from '../../../approval/escalation/notice.ts';
import { createTellAsked, type TellAskedDeps } from './tell-asked.ts';
import { createReplyInThread, type ThreadReplyDeps } from './thread-reply.ts';

/** Tells people of a pending request besides its card, once a kind. @throws if that did not work yet; a later call tries again. */
export type Notify = (requestId: string, kind: NoticeKind) => Promise<void>;

export function createNotifier(deps: ThreadReplyDeps & TellAskedDeps): Notify {
  const tellAsked = createTellAsked(deps);
  const replyInThread = createReplyInThread(deps);
  return (requestId, kind) => (kind === 'asked' ? tellAsked(requestId) : replyInThread(requestId, kind));
}
