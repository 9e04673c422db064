import type { IntendedChange } from '../../../rulebook/changes/two-admins/held-change.ts';
import type { MadeOutcome } from '../../../rulebook/changes/two-admins/make-change.ts';
import type { Announce } from './announce.ts';
import { announceUndone } from './announce-undone.ts';

const WHAT = { add: 'added', edit: 'changed', retire: 'retired', restore: 'restored' } as const;

/** Tells the channel of a change that was carried out; of one that was not it says nothing. */
export function announceMade(
  announce: Announce,
  action: IntendedChange['action'],
  outcome: MadeOutcome,
  actor: string,
): void {
  if (outcome.kind === 'undone') announceUndone({ announce }, actor, outcome.changes);
  if (outcome.kind === 'applied' && outcome.batch !== null) {
    const { retired, added, batch } = outcome;
    announce({ actor, what: 'pruned', retired, added, batch });
  }
  if (outcome.kind === 'changed' && action !== 'undo' && action !== 'apply') {
    const { rule, replaced, batch } = outcome;
    announce({ actor, what: WHAT[action], rule, replaced, batch });
  }
}
