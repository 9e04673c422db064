import type { Log } from '../../log/log.ts';
import { type DecideDeps, decide } from '../decision/decide.ts';
import { createDenyUnapprovable } from '../eligibility/no-eligible-approver.ts';

export interface AskPeopleDeps {
  approval: DecideDeps;
  /**
   * Posts the request's card, or updates it. May be repeated.
   * @param isShortByClaim whether too few reviewers could approve if what the caller claims is true: the card says so.
   */
  syncCard(requestId: string, isShortByClaim: boolean): Promise<void>;
  /** Why no later try can post a card either, as a sentence; null if one may. */
  refusalOf(error: unknown): string | null;
  log: Pick<Log, 'debug' | 'error'>;
}

/**
 * Asks people about a pending request. One that can never be decided, because no reviewer could approve it or the channel
 * takes no card, is denied at once: a clear answer instead of a silent wait.
 */
export function createAskPeople(deps: AskPeopleDeps): (requestId: string) => Promise<void> {
  const { approval, log } = deps;
  const denyUnapprovable = createDenyUnapprovable(approval);
  return async (requestId) => {
    const eligible = await denyUnapprovable(requestId).catch((error: unknown) => {
      log.debug({ err: error, requestId }, 'cannot look up the eligible reviewers');
      return null;
    });
    try {
      await deps.syncCard(requestId, eligible?.isShortByClaim ?? false);
    } catch (error) {
      const reason = deps.refusalOf(error);
      if (reason === null) throw error;
      // A request that was rerouted can still be decided on its first card.
      if ((await approval.store.find(requestId))?.asked !== null) throw error;
      log.error({ requestId, reason }, 'a card cannot be posted');
      await decide(approval, requestId, { kind: 'nobody', reason });
    }
  };
}
