import type { Button, ConfirmationDialog, KnownBlock } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { plain } from '../../kit/blocks/blocks.ts';
import { ACTION } from '../../kit/blocks/ids.ts';

/**
 * The buttons of a waiting card. They carry the request's id and nothing else.
 * @param canApprove false while people cannot read the whole command: then nothing on the card approves it.
 */
export function cardButtons(
  { id, late, ...request }: Pick<Request, 'id' | 'risk' | 'late' | 'findings'>,
  canApprove: boolean,
): KnownBlock {
  const approve: Button = { ...button('Approve', ACTION.approve, id), style: 'primary' };
  const question = questionOf(request);
  if (question !== null) approve.confirm = confirmation(question);
  const deny: Button = { ...button('Deny…', ACTION.deny, id), style: 'danger' };
  const allow = button('Approve & allow…', ACTION.approveAndAllow, id);
  const why = button('Why?', ACTION.why, id);
  // At night there may be nobody else; who presses is looked up then.
  const glass = late ? [button('Break glass…', ACTION.breakGlass, id)] : [];
  return { type: 'actions', elements: [...(canApprove ? [approve, allow] : []), deny, why, ...glass] };
}

function button(label: string, actionId: string, value: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    value,
    text: plain(label),
  };
}

/** What people are asked once more before they approve; null if one press is enough. */
function questionOf({ risk, findings }: Pick<Request, 'risk' | 'findings'>): string | null {
  if (risk.level === 'critical') return 'Approve a critical command?';
  return findings.some(({ code }) => code === 'duplicate') ? 'Approve the same command again?' : null;
}

function confirmation(question: string): ConfirmationDialog {
  return {
    title: plain(question),
    text: plain('Read it once more: it will run as soon as you confirm.'),
    confirm: plain('Approve'),
    deny: plain('Go back'),
    style: 'danger',
  };
}
