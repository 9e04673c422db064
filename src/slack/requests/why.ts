import type { App } from '@slack/bolt';
import { viewerRefusal } from '../../approval/eligibility/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { clickAnswer, refusalText } from '../kit/blocks/answers.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { onCardClick } from './card-click.ts';
import { renderWhy } from './views/why.ts';

/** `Why?` on a card: how the verdict came about, for the one who asks. */
export function registerWhy(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, ACTION.why, async ({ requestId, user, message }) => {
    const refusal = await viewerRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    const request = await deps.approval.store.find(requestId);
    if (request === null) return clickAnswer({ kind: 'not-found' });
    await deps.tell(user, message?.channel ?? null, renderWhy(request));
    return null;
  });
}
