import type { App } from '@slack/bolt';
import { canDecide } from '../../approval/decision/can-decide.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { onCardClick } from './card-click.ts';
import { clickAnswer } from './views/click-answer.ts';
import { denyModal } from './views/deny-modal.ts';

/**
 * `Deny…` on a card. The modal opens before anything is looked up, since its trigger lives 3 s; then it is filled, or
 * says why there is nothing to deny.
 */
export function registerDeny(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, {
    actionId: ACTION.deny,
    opensModal: true,
    work: async ({ requestId, user, triggerId, message }, client) => {
      const isFromHome = message === null;
      const first = denyModal(requestId, null, isFromHome);
      await openModal(deps, client, { user, triggerId, title: 'Not denied', first }, async () => {
        const can = await canDecide(deps.approval, requestId, user).catch((error: unknown) => {
          // The form works without it, and looks again when it is sent.
          deps.log.warn({ err: error, requestId }, 'the deny form could not show its request');
          return null;
        });
        if (can === null) return first;
        return can.kind === 'open' ? denyModal(requestId, can.request, isFromHome) : (clickAnswer(can) ?? '');
      });
      return null;
    },
  });
}
