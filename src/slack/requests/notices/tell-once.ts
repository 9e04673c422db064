import type { Log } from '../../../log/log.ts';
import { isAboutOne } from '../../api/errors/explain-error.ts';
import { isOutcomeUnknown } from '../../api/errors/outcome-unknown.ts';
import type { Tell } from '../../posting/tell.ts';
import { type OnceDeps, once } from './once.ts';

interface TellOnceDeps extends OnceDeps {
  tell: Tell;
  log: Log;
}

/**
 * Sends one direct message of a kind about a request. Somebody who cannot be written to is skipped for good, and a message
 * that Slack may have taken is not sent again.
 * @throws if Slack is busy or out of reach; a later call tries again.
 */
export async function tellOnce(
  deps: TellOnceDeps,
  { requestId, kind, user, text }: { requestId: string; kind: string; user: string; text: string },
): Promise<void> {
  await once(deps, requestId, kind, async () => {
    try {
      await deps.tell(user, null, text);
    } catch (error) {
      if (!isLost(error)) throw error;
      deps.log.warn({ err: error, requestId, user }, 'somebody could not be told by direct message');
    }
  });
}

/** Whether the same message must not, or need not, be tried again. */
const isLost = (error: unknown): boolean =>
  isOutcomeUnknown(error) || isAboutOne(error, 'conversations.open') || isAboutOne(error, 'chat.postMessage');
