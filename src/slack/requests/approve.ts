import type { App } from '@slack/bolt';
import { decide } from '../../approval/decision/decide.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { onCardClick } from './card-click.ts';
import { clickAnswer } from './views/click-answer.ts';

/** `Approve` on a card. */
export function registerApprove(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.approve,
    work: async ({ requestId, user }) =>
      clickAnswer(await decide(deps.approval, requestId, { kind: 'approve', reviewer: user })),
  });
}
