import type { ModalView } from '@slack/types';
import type { Request } from '../../../approval/request.ts';
import { codeBlock, context, plain } from '../../kit/blocks/blocks.ts';
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
    title: plain('Deny this command'),
    submit: plain('Deny'),
    close: plain('Back'),
    blocks: [
      ...(request === null ? [] : [codeBlock(shownOf(request).text), context(`In *${request.environment}*`)]),
      {
        type: 'input',
        block_id: REASON_BLOCK,
        label: plain('Reason'),
        hint: plain('The requester reads it, and it becomes a line of the runbook.'),
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
