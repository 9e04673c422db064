import type { ModalView } from '@slack/types';
import { plain } from './blocks.ts';
import { VIEW } from './ids.ts';

/** Says one thing in the place of a modal that has become pointless. `text` is mrkdwn, already escaped. */
export function noticeModal(title: string, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: plain(title),
    close: plain('Close'),
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  };
}
