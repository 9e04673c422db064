import type { App } from '@slack/bolt';
import { z } from 'zod';
import { comebackOf, laterDenials } from '../../../rulebook/changes/comeback.ts';
import type { SlackDeps } from '../../deps.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { onClick } from '../../kit/events/click.ts';
import { openModal } from '../../kit/events/open-modal.ts';
import { onSubmission } from '../../kit/events/submission.ts';
import { bringBack } from '../change-rule.ts';
import { readDenials, uncheckedDenials } from './read-denials.ts';
import { UNDO_TITLE, undoReview } from './views/later-denials-review.ts';

const undoing = (batch: string) => ({ action: 'undo' as const, batch, only: null });

/** `Undo` under an announcement, as long as it may be pressed and for admins. What people denied since is shown first. */
export function registerUndo(app: App, deps: SlackDeps): void {
  onClick(app, deps, {
    actionId: ACTION.undo,
    access: 'admin',
    work: async ({ value: batch, user, triggerId }, client, steps) => {
      // Looked up before a modal opens: nearly always there is nothing to show, and then there is none.
      const later = await laterDenials(deps.rulebook, undoing(batch));
      if (later.denied.length === 0) return bringBack(deps, undoing(batch), { actor: user, seen: 0 }, steps);
      await openModal(deps, client, { user, triggerId, title: UNDO_TITLE }, async () => {
        const comeback = await comebackOf(deps.rulebook.rules, undoing(batch));
        if (comeback === null) return 'This was changed again in the meantime. Check `/expacti rules`.';
        return undoReview({ ...comeback, later }, { batch });
      });
      return null;
    },
  });
  onSubmission(app, deps, {
    callbackId: VIEW.undoReview,
    metadata: z.object({ batch: z.uuid(), seen: z.int() }),
    values: readDenials,
    access: 'admin',
    title: null,
    check: ({ values }) => uncheckedDenials(values),
    work: ({ user, metadata: { batch, seen } }, _client, steps) =>
      bringBack(deps, undoing(batch), { actor: user, seen }, steps),
  });
}
