import type { CardStore } from '../../ports.ts';
import type { Messenger } from './messenger.ts';

/**
 * Finds requests whose cards were not posted, saved or updated before a moment, at most `limit` of each kind. Those that
 * wait for their turn in a channel are left out.
 */
export function createFindOutOfStep(
  cards: CardStore,
  messenger: Pick<Messenger, 'isWaiting'>,
): (before: Date, limit: number) => Promise<string[]> {
  return async (before, limit) => {
    const found = [
      cards.unposted(before, limit),
      cards.unattached(before, limit),
      cards.stale(before, limit),
    ];
    const ids = new Set((await Promise.all(found)).flat());
    return [...ids].filter((id) => !messenger.isWaiting(id));
  };
}
