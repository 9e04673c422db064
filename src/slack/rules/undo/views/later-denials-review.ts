import type { ModalView } from '@slack/types';
import { scopeText } from '../../../../rulebook/documents/describe.ts';
import type { LaterDenials } from '../../../../rulebook/preview/preview.ts';
import type { StoredRule } from '../../../../rulebook/stored-rule.ts';
import { plain, section } from '../../../kit/blocks/blocks.ts';
import { VIEW } from '../../../kit/blocks/ids.ts';
import { inline, inlineCode } from '../../../kit/text/text.ts';
import { denialsRead } from '../../form/views/rule-review.ts';
import { laterText } from '../../two-admins/views/held-change.ts';
import { denialLines, listLines } from '../../views/denial-lines.ts';

interface LaterDenialsReview {
  /** Allow rules that would come back. */
  rules: readonly StoredRule[];
  since: Date;
  /** At least one. */
  later: LaterDenials;
}

export const RESTORE_TITLE = 'Restore rule';
export const UNDO_TITLE = 'Undo change';

/** Shown before a retired rule is restored: what people denied since, and it would allow. @param metadata for the submission. */
export const restoreReview = (review: LaterDenialsReview, metadata: object): ModalView =>
  laterDenialsReview(review, metadata, {
    callback: VIEW.restoreReview,
    title: RESTORE_TITLE,
    submit: 'Restore',
  });

/** The same before a change is undone. */
export const undoReview = (review: LaterDenialsReview, metadata: object): ModalView =>
  laterDenialsReview(review, metadata, { callback: VIEW.undoReview, title: UNDO_TITLE, submit: 'Undo' });

function laterDenialsReview(
  { rules, since, later }: LaterDenialsReview,
  metadata: object,
  { callback, title, submit }: { callback: string; title: string; submit: string },
): ModalView {
  const line = (rule: StoredRule): string =>
    `${rule.type} ${inlineCode(rule.pattern, 300)} ${inline(scopeText(rule), 150)}`;
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify({ ...metadata, seen: later.denied.length }),
    title: plain(title),
    submit: plain(submit),
    close: plain('Cancel'),
    blocks: [
      section(`*Rules to restore:*\n${listLines(rules, line)}`),
      section(`*${laterText(later, since)}*\n${denialLines(later.denied)}`),
      denialsRead(),
    ],
  };
}
