import type { ModalView } from '@slack/types';
import { VIEW } from './ids.ts';

/** Opens at once, because a trigger lives three seconds; what is looked up meanwhile takes its place. */
export function loadingModal(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [{ type: 'section', text: { type: 'plain_text', text: 'One moment…' } }],
  };
}
