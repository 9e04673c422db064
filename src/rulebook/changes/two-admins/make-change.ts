import { applyBatch, type BatchDeps, type BatchOutcome } from '../apply-batch.ts';
import { type BatchItem } from '../batch-item.ts';
import { addRule, type ChangeOutcome, editRule, restoreRule, retireRule } from '../change-rules.ts';
import { type UndoOutcome, undoChanges } from '../undo.ts';
import type { IntendedChange } from './held-change.ts';

/** What became of a change. */
export type MadeOutcome = ChangeOutcome | UndoOutcome | BatchOutcome<BatchItem>;

/**
 * Carries a change out, unless it takes two admins.
 * @param askedAt when it was asked for, if it waited.
 */
export function makeChange(
  deps: BatchDeps,
  change: IntendedChange,
  actor: string,
  askedAt?: Date,
): Promise<MadeOutcome> {
  switch (change.action) {
    case 'add':
      return addRule(deps, change.draft, actor, change.replaces);
    case 'edit':
      return editRule(deps, change.id, change.version, change.draft, actor);
    case 'retire':
      return retireRule(deps, change, actor);
    case 'restore':
      return restoreRule(deps, change, change.draft, actor);
    case 'undo':
      return undoChanges(deps, change, actor, askedAt);
    case 'apply':
      return applyBatch(deps, change.items, actor);
  }
}
