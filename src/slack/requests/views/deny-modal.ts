import type { ModalView } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { codeBlock, context } from '../../kit/blocks/blocks.ts';
import { REASON_ACTION, REASON_BLOCK, VIEW } from '../../kit/blocks/ids.ts';
import { shownOf } from '../../kit/command/command-blocks.ts';

/** Enough for a rule of conduct, not for an essay. */
export const DENY_REASON_MAX = 500;

/**
 * Asks for the reason of a denial. It opens before anything is looked up, because Slack gives three seconds; the
 * command comes into it with an update, which leaves what was typed.
 */
export function denyModal(requestId: string, request: Request | null, isFromHome = false): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.deny,
    private_metadata: JSON.stringify({ request_id: requestId, from_home: isFromHome }),
    title: { type: 'plain_text', text: 'Deny this command' },
    submit: { type: 'plain_text', text: 'Deny' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      ...(request === null ? [] : [codeBlock(shownOf(request).text), context(`In *${request.environment}*`)]),
      {
        type: 'input',
        block_id: REASON_BLOCK,
        label: { type: 'plain_text', text: 'Reason' },
        hint: { type: 'plain_text', text: 'The requester reads it, and it becomes a line of the runbook.' },
        element: {
          type: 'plain_text_input',
          action_id: REASON_ACTION,
          multiline: true,
          min_length: 1,
          max_length: DENY_REASON_MAX,
          focus_on_load: true,
        },
      },
    ],
  };
}

/** Says one thing in the place of a modal that has become pointless. `text` is mrkdwn, already escaped. */
export function noticeModal(title: string, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  };
}
