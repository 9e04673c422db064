import type { App } from '@slack/bolt';
import { adminRefusal } from '../../approval/permission.ts';
import { undoChanges } from '../../rulebook/undo.ts';
import type { SlackDeps } from '../deps.ts';
import { refreshRules } from '../kit/refresh-rules.ts';
import { refusalText } from '../views/answers.ts';
import { undoAnswer } from '../views/change-answer.ts';
import { ACTION } from '../views/ids.ts';
import { announceUndone } from './announce-undone.ts';
import { onClick } from './click.ts';

/** `Undo` under an announcement, as long as it may be pressed and for admins. */
export function registerUndo(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.undo, async ({ value: batch, user }, _client, steps) => {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    const outcome = await steps.change(() => undoChanges(deps.rulebook, batch, user));
    if (outcome.kind !== 'undone') return undoAnswer(outcome);
    steps.done('The change was undone.');
    await refreshRules(deps);
    announceUndone(deps, user, outcome.changes);
    return null;
  });
}
