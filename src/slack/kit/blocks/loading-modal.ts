import type { ModalView } from '@slack/types';
import { plain } from './blocks.ts';
import { VIEW } from './ids.ts';

/** Opens at once, because a trigger lives 3 s; what is looked up then takes its place. */
export function loadingModal(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.notice,
    title: plain(title),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain('One moment…') }],
  };
}
