import type { WebClient } from '@slack/web-api';
import type { NoticeKind } from '../../approval/escalation/notice.ts';
import type { Directory } from '../../approval/ports.ts';
import type { Request } from '../../approval/request.ts';
import type { Log } from '../../log/log.ts';
import type { CardStore, NoticeStore } from '../ports.ts';
import type { RateLimiter } from '../posting/rate-limiter.ts';
import { QUIET, type Tell } from '../posting/tell.ts';
import { directNotice, threadNotice } from './views/notice.ts';

interface NotifierDeps {
  client: WebClient;
  cards: CardStore;
  notices: NoticeStore;
  directory: Directory;
  tell: Tell;
  pace: RateLimiter;
  log: Log;
  now: () => Date;
  reviewers: readonly string[];
  /** Users and user groups on call at a moment. */
  onCall: (at: Date) => readonly string[];
}

/** Longer than a call to Slack can take, so that a claim ends by itself only if its process is gone. */
const CLAIM_MS = 12_000;
/** People who get a direct message; a mention in the thread reaches more. */
const DIRECT_MAX = 20;

/** Tells people of a waiting request, once a kind: in the thread of its card, and the on-call people directly as well. */
export type Notify = (requestId: string, kind: NoticeKind) => Promise<void>;

/** The notices throw if Slack refuses or the card is not posted yet; a later call goes on. */
export function createNotifier(deps: NotifierDeps): Notify {
  const { cards, notices, now, pace } = deps;
  return async (requestId, kind) => {
    const known = await cards.load(requestId);
    if (known?.request.status !== 'pending') return pace.leave(`${kind} ${requestId}`);
    const { request } = known;
    const people = calledFor(kind, request, deps);
    if (kind === 'late' && people.length === 0) return;
    const card = known.cards.find(({ channel }) => channel === request.channel);
    if (card === undefined) throw new Error('the card of the request is not posted yet');
    await pace.turnOf(`${kind} ${requestId}`, card.channel, 'first');
    const at = now();
    if (!(await notices.claim(requestId, kind, at, new Date(at.getTime() + CLAIM_MS)))) return;
    try {
      await reply(deps, card, threadNotice(kind, request, people));
    } catch (error) {
      await notices.release(requestId, kind);
      throw error;
    }
    await notices.sent(requestId, kind, now());
    if (kind === 'late' || kind === 'escalated')
      await tellDirectly(deps, people, directNotice(kind, request));
  };
}

function calledFor(
  kind: NoticeKind,
  request: Request,
  { reviewers, onCall, now }: NotifierDeps,
): readonly string[] {
  const called = onCall(now());
  if (kind === 'late') return called;
  if (kind === 'escalated' || request.late) return called.length === 0 ? reviewers : called;
  return reviewers;
}

async function reply(
  { client }: NotifierDeps,
  { channel, ts }: { channel: string; ts: string },
  text: string,
): Promise<void> {
  await client.chat.postMessage({ channel, thread_ts: ts, text, ...QUIET });
}

/** Each on their own: one who cannot be written to must not keep the others from being called. */
async function tellDirectly(
  { directory, tell, log }: NotifierDeps,
  people: readonly string[],
  text: string,
): Promise<void> {
  const members = [...(await directory.members(people))].slice(0, DIRECT_MAX);
  await Promise.all(
    members.map((user) =>
      tell(user, null, text).catch((error: unknown) =>
        log.warn({ err: error, user }, 'somebody on call could not be written to'),
      ),
    ),
  );
}
