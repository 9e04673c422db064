import type { ModalView } from '@slack/types';
import { type BrokenGlass, NOTE_MAX } from '../../../approval/break-glass/broken-glass.ts';
import { plain, section } from '../../kit/blocks/blocks.ts';
import { REASON_ACTION, REASON_BLOCK, VIEW } from '../../kit/blocks/ids.ts';
import { brokenText, whyText } from './break-glass-text.ts';

export const SIGN_OFF_TITLE = 'Sign off break glass';

/** Asks what the review found. */
export function signOffModal(glass: BrokenGlass): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.signOff,
    private_metadata: JSON.stringify({ glass_id: glass.id }),
    title: plain(SIGN_OFF_TITLE),
    submit: plain('Sign off'),
    close: plain('Back'),
    blocks: [
      section(brokenText(glass)),
      section(whyText(glass)),
      {
        type: 'input',
        block_id: REASON_BLOCK,
        label: plain('What did you find?'),
        hint: plain('Shown in the review and kept in the audit log.'),
        element: {
          type: 'plain_text_input',
          action_id: REASON_ACTION,
          multiline: true,
          min_length: 1,
          max_length: NOTE_MAX,
          focus_on_load: true,
        },
      },
    ],
  };
}
