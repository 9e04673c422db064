import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../../deps.ts';
import { loadingModal } from '../blocks/loading-modal.ts';
import { noticeModal } from '../blocks/notice-modal.ts';
import { type Access, accessRefusal } from './access.ts';
import { Steps } from './steps.ts';

interface Opening {
  user: string;
  triggerId: string;
  title: string;
  /** Who may see more than the reason why they may not; by default `viewFor` checks that. */
  access?: Access;
  /** What opens at once; by default it says that the rest is looked up. */
  first?: ModalView;
  /** On top of the modal that is open. */
  push?: boolean;
}

/**
 * Opens a modal at once, since a trigger lives 3 s, and fills it with what `viewFor` looks up. A text stands alone in it:
 * a reason against it, or what failed. If the modal was closed, a text is told in private.
 * @throws if Slack does not open it.
 */
export async function openModal(
  deps: SlackDeps,
  client: WebClient,
  opening: Opening,
  viewFor: (steps: Steps) => Promise<ModalView | string>,
): Promise<void> {
  const { log, tell } = deps;
  const { user, triggerId, title, access, first, push = false } = opening;
  const modal = { trigger_id: triggerId, view: first ?? loadingModal(title) };
  const opened = await (push ? client.views.push(modal) : client.views.open(modal));
  const steps = new Steps();
  const filled = async (): Promise<ModalView | string> => {
    const refusal = access === undefined ? null : await accessRefusal(deps, access, user);
    return refusal ?? viewFor(steps);
  };
  const shown = await filled().catch((error: unknown) => {
    log.error({ err: error, title }, 'a modal could not be filled');
    return steps.answerTo(error);
  });
  const view = typeof shown === 'string' ? noticeModal(title, shown) : shown;
  try {
    await client.views.update({ view_id: opened.view?.id ?? '', view });
  } catch (error) {
    log.debug({ err: error, title }, 'a modal was closed before it was filled');
    if (typeof shown === 'string') await tell(user, null, shown);
  }
}
