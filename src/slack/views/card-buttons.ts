import type { Button, KnownBlock } from '@slack/types';
import type { Request } from '../../approval/request.ts';
import { ACTION } from './ids.ts';

/** The buttons of a waiting card. They carry the request's id and nothing else. */
export function cardButtons({ id, risk }: Pick<Request, 'id' | 'risk'>): KnownBlock {
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
  return { type: 'actions', elements: [approve, allow, deny, button('Why?', ACTION.why, id)] };
}

function button(label: string, actionId: string, value: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    value,
    text: { type: 'plain_text', text: label, emoji: false },
  };
}
