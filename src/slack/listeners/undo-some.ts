import type { App } from '@slack/bolt';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import type { RuleChange } from '../../rulebook/stored-rule.ts';
import { isAsLeft, undoChanges, undoEnd } from '../../rulebook/undo.ts';
import type { SlackDeps } from '../deps.ts';
import { openModal } from '../kit/open-modal.ts';
import { refreshRules } from '../kit/refresh-rules.ts';
import type { Steps } from '../kit/steps.ts';
import { onSubmission } from '../kit/submission.ts';
import { refusalText } from '../views/answers.ts';
import { undoAnswer } from '../views/change-answer.ts';
import { ACTION, VIEW } from '../views/ids.ts';
import { UNDO_BOXES, UNDO_SOME_TITLE, undoSome } from '../views/undo-some.ts';
import { announceUndone } from './announce-undone.ts';
import { onClick } from './click.ts';

const boxes = z.object({
  [UNDO_BOXES]: z.object({ selected_options: z.array(z.object({ value: z.string() })) }),
});

/** `Undo some…` under an announcement: a modal with what still stands of it. */
export function registerUndoSome(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.undoSome, async ({ value: batch, user, triggerId }, client) => {
    await openModal(deps, client, { user, triggerId, title: UNDO_SOME_TITLE }, async () => {
      const refusal = await adminRefusal(deps.approval, user);
      return refusal === null ? choice(deps, batch) : refusalText(refusal);
    });
    return null;
  });
  onSubmission(app, deps, {
    callbackId: VIEW.undoSome,
    metadata: z.object({ batch: z.uuid() }),
    values: z.record(z.string(), boxes),
    title: null,
    work: ({ user, metadata: { batch }, values }, _client, steps) => {
      const chosen = Object.values(values).flatMap((one) =>
        (one[UNDO_BOXES]?.selected_options ?? []).map(({ value }) => value),
      );
      return undo(deps, { user, batch, chosen: new Set(chosen) }, steps);
    },
  });
}

async function choice({ rulebook }: SlackDeps, batch: string) {
  const standing = await standingOf(rulebook, await rulebook.rules.batch(batch));
  const [first] = standing;
  if (first === undefined) return 'Nothing of this still stands, or it belongs to another gate.';
  if (rulebook.clock.now() > undoEnd(first)) return undoAnswer({ kind: 'too-late' }) ?? '';
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
  { user, batch, chosen }: { user: string; batch: string; chosen: ReadonlySet<string> },
  steps: Steps,
): Promise<string | null> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return refusalText(refusal);
  if (chosen.size === 0) return 'Nothing was ticked, so nothing was undone.';
  const outcome = await steps.change(() => undoChanges(deps.rulebook, batch, user, chosen));
  if (outcome.kind !== 'undone') return undoAnswer(outcome);
  steps.done('The changes were undone.');
  await refreshRules(deps);
  announceUndone(deps, user, outcome.changes);
  return null;
}
