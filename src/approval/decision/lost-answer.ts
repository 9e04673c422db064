import type { RequestStore, RequestTransaction } from '../ports.ts';
import type { Request } from '../request.ts';

/** The answer of the database was lost, and it cannot be asked whether the attempt counts. */
export class MaybeDecided extends Error {
  constructor(cause: unknown) {
    super('The database did not say whether the change was stored.', { cause });
    this.name = 'MaybeDecided';
  }
}

/**
 * Changes a request in one transaction. If that fails after it began, the request is read again: the lock that this takes
 * waits for what may still be under way.
 * @param found what came of the attempt, going by the request as it is now; null if it did not count.
 * @throws MaybeDecided if the request cannot be read again.
 * @throws the fault itself if nothing was changed.
 */
export async function changeOrFind<Result>(
  store: RequestStore,
  requestId: string,
  work: (tx: RequestTransaction) => Promise<Result>,
  found: (now: Request) => Result | null,
): Promise<Result | null> {
  let isBegun = false;
  try {
    return await store.change(requestId, (tx) => {
      isBegun = true;
      return work(tx);
    });
  } catch (error) {
    if (!isBegun) throw error;
    const now = await store
      .change(requestId, async ({ request }) => request)
      .catch(() => {
        throw new MaybeDecided(error);
      });
    const result = now === null ? null : found(now);
    if (result === null) throw error;
    return result;
  }
}
