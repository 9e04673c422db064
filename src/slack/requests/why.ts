import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { accessRefusal } from '../kit/events/access.ts';
import { onCardClick } from './card-click.ts';
import { clickAnswer } from './views/click-answer.ts';
import { renderWhy } from './views/why.ts';

/** `Why?` on a card: how the verdict came about, for the person who asks. */
export function registerWhy(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.why,
    work: async ({ requestId, user, message }) => {
      const refusal = await accessRefusal(deps, 'member', user);
      if (refusal !== null) return refusal;
      const request = await deps.approval.store.find(requestId);
      if (request === null) return clickAnswer({ kind: 'not-found' });
      await deps.tell(user, message?.channel ?? null, renderWhy(request));
      return null;
    },
  });
}
