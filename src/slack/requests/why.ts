import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { onCardClick } from './card-click.ts';
import { clickAnswer } from './views/click-answer.ts';
import { WHY_TITLE, whyModal } from './views/why.ts';

/** `Why?` on a card: how the verdict came about, for the person who asks. */
export function registerWhy(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.why,
    opensModal: true,
    work: async ({ requestId, user, triggerId }, client) => {
      await openModal(deps, client, { user, triggerId, title: WHY_TITLE, access: 'member' }, async () => {
        const request = await deps.approval.store.find(requestId);
        return request === null ? (clickAnswer({ kind: 'not-found' }) ?? '') : whyModal(request);
      });
      return null;
    },
  });
}
