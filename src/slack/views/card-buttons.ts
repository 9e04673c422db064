import type { Button, KnownBlock } from '@slack/types';
import type { Request } from '../../approval/request.ts';
import { ACTION } from './ids.ts';

/**
 * The buttons of a waiting card. They carry the request's id and nothing else.
 * @param canApprove false while people cannot read the whole command: then nothing on the card approves it.
 */
export function cardButtons(
  { id, risk, late }: Pick<Request, 'id' | 'risk' | 'late'>,
  canApprove: boolean,
): KnownBlock {
  const approve: Button = { ...button('Approve', ACTION.approve, id), style: 'primary' };
  if (risk.level === 'critical') {
    approve.confirm = {
      title: { type: 'plain_text', text: 'Approve a critical command?' },
      text: { type: 'plain_text', text: 'Read it once more: it will run as soon as you confirm.' },
      confirm: { type: 'plain_text', text: 'Approve' },
      deny: { type: 'plain_text', text: 'Go back' },
      style: 'danger',
    };
  }
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
    text: { type: 'plain_text', text: label, emoji: false },
  };
}
