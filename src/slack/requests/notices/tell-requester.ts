import { requesterToTell, TELL_WITHIN_MS } from '../../../approval/decision/requester-to-tell.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import type { Log } from '../../../log/log.ts';
import type { CardStore } from '../../ports.ts';
import type { RateLimiter } from '../../posting/rate-limiter.ts';
import type { Tell } from '../../posting/tell.ts';
import type { OnceDeps } from './once.ts';
import { tellOnce } from './tell-once.ts';
import { directText } from './views/direct-text.ts';

interface TellRequesterDeps extends OnceDeps {
  cards: Pick<CardStore, 'load'>;
  pace: RateLimiter;
  tell: Tell;
  team: Pick<TeamPolicy, 'tell_requester'>;
  log: Log;
}

/**
 * Tells the requester by direct message that their request was denied or timed out, unless that was too long ago.
 * @throws RetryLater if this person has other messages before it, or the error of Slack if a later call may work.
 */
export function createTellRequester(deps: TellRequesterDeps): (requestId: string) => Promise<void> {
  const { cards, pace, team, now } = deps;
  return async (requestId) => {
    const kind = 'ended';
    const key = `${kind} ${requestId}`;
    const request = (await cards.load(requestId))?.request;
    const user = request === undefined ? null : requesterToTell(team, request);
    const decidedAt = request?.decision?.decidedAt.getTime() ?? 0;
    if (request === undefined || user === null || decidedAt + TELL_WITHIN_MS < now().getTime())
      return pace.leave(key);
    await pace.turnOf(key, user, 'second');
    await tellOnce(deps, { requestId, kind, user, text: directText(request) });
  };
}
