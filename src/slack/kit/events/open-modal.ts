import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { SlackDeps } from '../../deps.ts';
import { noticeModal } from '../../requests/views/deny-modal.ts';
import { loadingModal } from '../blocks/loading-modal.ts';
import { Steps } from './steps.ts';

interface Opening {
  user: string;
  triggerId: string;
  title: string;
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
  { log, tell }: SlackDeps,
  client: WebClient,
  { user, triggerId, title, first, push = false }: Opening,
  viewFor: (steps: Steps) => Promise<ModalView | string>,
): Promise<void> {
  const opening = { trigger_id: triggerId, view: first ?? loadingModal(title) };
  const opened = await (push ? client.views.push(opening) : client.views.open(opening));
  const steps = new Steps();
  const shown = await viewFor(steps).catch((error: unknown) => {
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
