import type { App } from '@slack/bolt';
import { z } from 'zod';
import { comebackOf, laterDenials } from '../../../rulebook/changes/comeback.ts';
import { standingOf, undoEnd } from '../../../rulebook/changes/undo.ts';
import { denialsSince } from '../../../rulebook/preview/preview.ts';
import type { SlackDeps } from '../../deps.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { onClick } from '../../kit/events/click.ts';
import { openModal } from '../../kit/events/open-modal.ts';
import { type FieldErrors, onSubmission } from '../../kit/events/submission.ts';
import { bringBack } from '../change-rule.ts';
import { REVIEW } from '../form/views/rule-review.ts';
import { TOO_LATE_TEXT } from '../views/change-answer.ts';
import { readDenials, uncheckedDenials } from './read-denials.ts';
import { UNDO_BOXES, UNDO_SOME_TITLE, undoSome } from './views/undo-some.ts';

const boxes = z.object({
  [UNDO_BOXES]: z.object({ selected_options: z.array(z.object({ value: z.string() })) }),
});

/** What is ticked: ids of rules, and whether the denials were read. */
const values = readDenials.transform((state) => {
  const { [REVIEW.confirm]: isRead, ...groups } = state;
  const chosen = Object.values(groups).flatMap((group) => {
    const parsed = boxes.safeParse(group);
    return parsed.success ? parsed.data[UNDO_BOXES].selected_options.map(({ value }) => value) : [];
  });
  return { isRead, chosen };
});

/** `Undo some…` under an announcement: a modal with what still stands of it. */
export function registerUndoSome(app: App, deps: SlackDeps): void {
  onClick(app, deps, {
    actionId: ACTION.undoSome,
    work: async ({ value: batch, user, triggerId }, client) => {
      const opening = { user, triggerId, title: UNDO_SOME_TITLE, access: 'admin' } as const;
      await openModal(deps, client, opening, () => choice(deps, batch));
      return null;
    },
  });
  onSubmission(app, deps, {
    callbackId: VIEW.undoSome,
    metadata: z.object({ batch: z.uuid(), seen: z.int().default(0) }),
    values,
    access: 'admin',
    title: null,
    check: ({ metadata: { batch }, values: ticked }) => unread(deps, batch, ticked),
    work: async ({ user, metadata: { batch, seen }, values: { chosen } }, _client, steps) => {
      if (chosen.length === 0) return 'Nothing was selected, so nothing was undone.';
      return bringBack(deps, { action: 'undo', batch, only: chosen }, { actor: user, seen }, steps);
    },
  });
}

async function choice({ rulebook }: SlackDeps, batch: string) {
  const standing = await standingOf(rulebook, await rulebook.rules.batch(batch));
  const [first] = standing;
  if (first === undefined) return 'Nothing is left to undo, or the change belongs to another gate.';
  if (rulebook.clock.now() > undoEnd(first)) return TOO_LATE_TEXT;
  const comeback = await comebackOf(rulebook.rules, { action: 'undo', batch, only: null });
  const later =
    comeback === null
      ? null
      : { since: comeback.since, ...(await denialsSince(rulebook.past, comeback.since, comeback.rules)) };
  return undoSome(batch, standing, later);
}

/** The box under the denials has to be ticked only if what is chosen would allow one of them. */
async function unread(
  { rulebook }: SlackDeps,
  batch: string,
  { isRead, chosen }: z.infer<typeof values>,
): Promise<FieldErrors> {
  if (isRead !== false || chosen.length === 0) return {};
  const { denied } = await laterDenials(rulebook, { action: 'undo', batch, only: chosen });
  return denied.length === 0 ? {} : uncheckedDenials({ [REVIEW.confirm]: isRead });
}
