import type { NoticeKind } from '../../../approval/escalation/notice.ts';
import { createTellAsked, type TellAskedDeps } from './tell-asked.ts';
import { createTellRequester, type TellRequesterDeps } from './tell-requester.ts';
import { createReplyInThread, type ThreadReplyDeps } from './thread-reply.ts';

/** Tells people of a request besides its card, once a kind. @throws if that did not work yet; a later call tries again. */
export type Notify = (requestId: string, kind: NoticeKind) => Promise<void>;

export function createNotifier(deps: ThreadReplyDeps & TellAskedDeps & TellRequesterDeps): Notify {
  const tellAsked = createTellAsked(deps);
  const tellRequester = createTellRequester(deps);
  const replyInThread = createReplyInThread(deps);
  return (requestId, kind) => {
    switch (kind) {
      case 'asked':
        return tellAsked(requestId);
      case 'ended':
        return tellRequester(requestId);
      case 'escalated':
      case 'first-reminder':
      case 'last-reminder':
        return replyInThread(requestId, kind);
    }
  };
}
