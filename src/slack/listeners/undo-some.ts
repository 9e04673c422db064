import type { App } from '@slack/bolt';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import type { RuleChange } from '../../rulebook/stored-rule.ts';
import { isAsLeft, undoChanges, undoEnd } from '../../rulebook/undo.ts';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { undoAnswer } from '../views/change-answer.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { ACTION, VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { UNDO_BOXES, UNDO_SOME_TITLE, undoSome } from '../views/undo-some.ts';
import { announceUndone } from './announce-undone.ts';
import { onClick } from './click.ts';
import { metadataOf } from './metadata.ts';

const boxes = z.object({
  [UNDO_BOXES]: z.object({ selected_options: z.array(z.object({ value: z.string() })) }),
});

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    private_metadata: metadataOf(z.object({ batch: z.uuid() })),
    state: z.object({ values: z.record(z.string(), boxes) }),
  }),
});

/** `Undo some…` under an announcement: a modal with what still stands of it. */
export function registerUndoSome(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.undoSome, async ({ value: batch, user, triggerId }, client) => {
    const opened = await client.views.open({ trigger_id: triggerId, view: loadingModal(UNDO_SOME_TITLE) });
    const refusal = await adminRefusal(deps.approval, user);
    const view =
      refusal === null ? await choice(deps, batch) : noticeModal(UNDO_SOME_TITLE, refusalText(refusal));
    await client.views.update({ view_id: opened.view?.id ?? '', view });
    return null;
  });
  app.view({ type: 'view_submission', callback_id: VIEW.undoSome }, async ({ ack, body }) => {
    await ack();
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      deps.log.warn('changes were undone in an unexpected shape and were ignored');
      return;
    }
    const { user, view } = parsed.data;
    const chosen = Object.values(view.state.values).flatMap((one) =>
      (one[UNDO_BOXES]?.selected_options ?? []).map(({ value }) => value),
    );
    const { batch } = view.private_metadata;
    const answer = await undo(deps, user.id, batch, new Set(chosen)).catch((error: unknown) => {
      deps.log.error({ err: error }, 'changes could not be undone');
      return FAULT_TEXT;
    });
    if (answer !== null) await deps.tell(user.id, null, answer);
  });
}

async function choice({ rulebook }: SlackDeps, batch: string) {
  const standing = await standingOf(rulebook, await rulebook.rules.batch(batch));
  const [first] = standing;
  if (first === undefined) return noticeModal(UNDO_SOME_TITLE, 'Nothing of this still stands.');
  if (rulebook.clock.now() > undoEnd(first))
    return noticeModal(UNDO_SOME_TITLE, undoAnswer({ kind: 'too-late' }) ?? '');
  return undoSome(batch, standing);
}

/** Changes whose rules are still as they were left. */
async function standingOf(
  { rules }: SlackDeps['rulebook'],
  changes: readonly RuleChange[],
): Promise<RuleChange[]> {
  const held = await rules.named(changes.map(({ ruleId }) => ruleId));
  const byId = new Map(held.map((rule) => [rule.id, rule]));
  return changes.filter((change) => {
    const rule = byId.get(change.ruleId);
    return rule !== undefined && isAsLeft(rule, change);
  });
}

async function undo(
  deps: SlackDeps,
  user: string,
  batch: string,
  chosen: ReadonlySet<string>,
): Promise<string | null> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return refusalText(refusal);
  if (chosen.size === 0) return 'Nothing was ticked, so nothing was undone.';
  const outcome = await undoChanges(deps.rulebook, batch, user, chosen);
  if (outcome.kind !== 'undone') return undoAnswer(outcome);
  await deps.rulebook.refresh();
  announceUndone(deps, user, outcome.changes);
  return null;
}
