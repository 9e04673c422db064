import type { RuleStore } from '../ports.ts';
import type { ChangeStamp, RuleBookNow, RuleChanges } from '../rule-changes.ts';
import type { StoredRule } from '../stored-rule.ts';
import { auditOf } from './audit-changes.ts';
import { type RuleStep, stepsOf, weakenings } from './two-admins/weakenings.ts';

export interface ChangeDeps {
  rules: RuleStore;
  newId: () => string;
  clock: { now(): Date };
  /** Makes this process judge by the changed rules at once. Never rejects: what fails is read again soon. */
  refresh(): Promise<void>;
  /** Environments where a change that weakens the gate takes a second admin. */
  twoAdminEnvironments: readonly string[];
  /** The second admin, where the change waited for one. */
  confirmedBy?: string;
}

/** The change weakens the gate where that takes two admins, and there is one: nothing was changed. */
export interface NeedsSecondAdmin {
  kind: 'needs-second-admin';
  /** All that it would do, also what one admin may do. */
  steps: RuleStep<StoredRule>[];
}

/** What is to be done, and what is answered then. */
export interface Planned<Outcome> {
  outcome: Outcome;
  changes: RuleChanges | null;
}

/** Who changes the rule book and when, under a new batch. */
export function stampOf(
  { newId, clock, confirmedBy }: Pick<ChangeDeps, 'newId' | 'clock' | 'confirmedBy'>,
  actor: string,
): ChangeStamp {
  return { batch: newId(), actor, at: clock.now(), ...(confirmedBy === undefined ? {} : { confirmedBy }) };
}

/**
 * Works out a change and carries it out, in one transaction. The one way to change the rule book: what takes two admins
 * is judged by the rules as they are in that transaction, and is not done for one.
 * @param named ids of the rules that `plan` looks at besides the active ones.
 */
export async function changeBook<Outcome>(
  { rules, twoAdminEnvironments, refresh }: Pick<ChangeDeps, 'rules' | 'twoAdminEnvironments' | 'refresh'>,
  named: readonly string[],
  plan: (book: RuleBookNow) => Planned<Outcome>,
  stamp: ChangeStamp,
): Promise<Outcome | NeedsSecondAdmin> {
  const isConfirmed = stamp.confirmedBy !== undefined && stamp.confirmedBy !== stamp.actor;
  const guarded = (book: RuleBookNow): Planned<Outcome | NeedsSecondAdmin> => {
    const planned = plan(book);
    if (planned.changes === null || isConfirmed) return planned;
    const steps = stepsOf(planned.changes, book);
    if (weakenings(steps, twoAdminEnvironments).length === 0) return planned;
    return { outcome: { kind: 'needs-second-admin', steps }, changes: null };
  };
  const { outcome, changes } = await rules.change(named, guarded, stamp, auditOf);
  if (changes !== null) await refresh();
  return outcome;
}
