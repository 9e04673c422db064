import type { WebClient } from '@slack/web-api';
import type { ThreadNoticeKind } from '../../../approval/escalation/notice.ts';
import { askedAt } from '../../../approval/escalation/on-call.ts';
import type { Directory } from '../../../approval/ports.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import type { Log } from '../../../log/log.ts';
import type { CardStore } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import { QUIET, type Tell } from '../../posting/tell.ts';
import { type OnceDeps, once } from './once.ts';
import { directNotice, threadNotice } from './views/notice.ts';

export interface ThreadReplyDeps extends OnceDeps {
  client: WebClient;
  cards: CardStore;
  directory: Directory;
  tell: Tell;
  pace: RateLimiter;
  team: TeamPolicy;
  log: Log;
}

/** People who get a direct message; a mention in the thread reaches more. */
const DIRECT_MAX = 20;

/**
 * Mentions people in the thread of a pending request's card; at an escalation they get a direct message as well.
 * @throws if Slack refuses or the card is not posted yet; a later call goes on.
 */
export function createReplyInThread(
  deps: ThreadReplyDeps,
): (requestId: string, kind: ThreadNoticeKind) => Promise<void> {
  const { client, cards, team, now, pace } = deps;
  return async (requestId, kind) => {
    const known = await cards.load(requestId);
    if (known?.request.status !== 'pending') return pace.leave(`${kind} ${requestId}`);
    const { request } = known;
    const card = known.cards.find(({ channel }) => channel === request.channel);
    if (card === undefined) throw new Error('the card of the request is not posted yet');
    const { channel, ts } = card;
    await pace.turnOf(`${kind} ${requestId}`, channel, 'first');
    const people = askedAt(team, kind === 'escalated' || request.late, now());
    const isSent = await once(deps, requestId, kind, async () => {
      const text = threadNotice(kind, request, people);
      await client.chat.postMessage({ channel, thread_ts: ts, text, ...QUIET });
    });
    if (isSent && kind === 'escalated') await tellDirectly(deps, people, directNotice(kind, request));
  };
}

/** Each on their own: one who cannot be written to must not keep the others from being called. */
async function tellDirectly(
  { directory, tell, log }: ThreadReplyDeps,
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
