import { peopleToTell } from '../../../approval/eligibility/people-to-tell.ts';
import type { Directory, Links } from '../../../approval/ports.ts';
import type { TeamPolicy } from '../../../approval/team-policy.ts';
import type { Log } from '../../../log/log.ts';
import type { CardStore } from '../../ports.ts';
import type { Tell } from '../../posting/tell.ts';
import { type OnceDeps, once } from './once.ts';
import { tellOnce } from './tell-once.ts';
import { directText } from './views/direct-text.ts';

export interface TellAskedDeps extends OnceDeps {
  cards: Pick<CardStore, 'load'>;
  directory: Directory;
  links: Links;
  tell: Tell;
  team: TeamPolicy;
  log: Log;
}

/**
 * Sends everybody who is asked about a pending request one direct message with a link to its card.
 * @throws if somebody could not be told yet; a later call tells those who are left.
 */
export function createTellAsked(deps: TellAskedDeps): (requestId: string) => Promise<void> {
  const { cards, now } = deps;
  return async (requestId) => {
    const request = (await cards.load(requestId))?.request;
    if (request?.status !== 'pending') return;
    if (request.messageUrl === null) throw new Error('the card of the request is not posted yet');
    const text = directText(request);
    await once(deps, requestId, 'asked', async () => {
      const people = await peopleToTell(deps, request, now());
      const told = await Promise.allSettled(
        people.map((user) => tellOnce(deps, { requestId, kind: `asked ${user}`, user, text })),
      );
      const failed = told.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    });
  };
}
