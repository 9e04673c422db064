import type { ModalView } from '@slack/types';
import { type BrokenGlass, NOTE_MAX } from '../../../approval/break-glass/broken-glass.ts';
import { section } from '../../kit/blocks/blocks.ts';
import { REASON_ACTION, REASON_BLOCK, VIEW } from '../../kit/blocks/ids.ts';
import { brokenText, whyText } from './glass-text.ts';

export const SIGN_OFF_TITLE = 'Sign off broken glass';

/** Asks what the review found. */
export function signOffModal(glass: BrokenGlass): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.signOff,
    private_metadata: JSON.stringify({ glass_id: glass.id }),
    title: { type: 'plain_text', text: SIGN_OFF_TITLE },
    submit: { type: 'plain_text', text: 'Sign off' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      section(brokenText(glass)),
      section(whyText(glass)),
      {
        type: 'input',
        block_id: REASON_BLOCK,
        label: { type: 'plain_text', text: 'What did you find?' },
        hint: { type: 'plain_text', text: 'It stays on the review and in the audit log.' },
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
