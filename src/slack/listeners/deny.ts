import type { App } from '@slack/bolt';
import { canDecide } from '../../approval/can-decide.ts';
import type { SlackDeps } from '../deps.ts';
import { clickAnswer } from '../views/answers.ts';
import { denyModal, noticeModal } from '../views/deny-modal.ts';
import { ACTION } from '../views/ids.ts';
import { onCardClick } from './card-click.ts';

/**
 * `Deny…` on a card. The modal opens before anything is looked up, since its trigger lives 3 s; then it is filled, or
 * says why there is nothing to deny.
 */
export function registerDeny(app: App, deps: SlackDeps): void {
  onCardClick(app, deps, ACTION.deny, async ({ requestId, user, triggerId, message }, client) => {
    const isFromHome = message === null;
    const empty = denyModal(requestId, null, isFromHome);
    const opened = await client.views.open({ trigger_id: triggerId, view: empty });
    const can = await canDecide(deps.approval, requestId, user);
    const answer = can.kind === 'open' ? null : clickAnswer(can);
    const view =
      can.kind === 'open'
        ? denyModal(requestId, can.request, isFromHome)
        : noticeModal('Not denied', answer ?? '');
    try {
      await client.views.update({ view_id: opened.view?.id ?? '', view });
      return null;
    } catch (error) {
      // Closed meanwhile, or Slack did not answer: the modal still works, so only a reason against it is told.
      deps.log.debug({ err: error, requestId }, 'the deny modal could not be filled');
      return answer;
    }
  });
}
