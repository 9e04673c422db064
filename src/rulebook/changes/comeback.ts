import type { RuleStore } from '../ports.ts';
import type { Past } from '../preview/past.ts';
import { denialsSince, type LaterDenials } from '../preview/preview.ts';
import type { StoredRule } from '../stored-rule.ts';
import type { IntendedChange } from './two-admins/held-change.ts';
import { newlyAllowing } from './two-admins/weakenings.ts';
import { changesToUndo, standingOf } from './undo.ts';

/** Allow rules that a change would bring back. */
export interface Comeback {
  rules: StoredRule[];
  /** Since when they have not allowed what they would allow again. */
  since: Date;
}

/** The allow rules that a change brings back; null if it brings none back, or if it is about nothing that is there. */
export async function comebackOf(rules: RuleStore, change: IntendedChange): Promise<Comeback | null> {
  switch (change.action) {
    case 'restore': {
      const rule = await rules.find(change.id);
      if (rule === null || rule.retiredAt === null || rule.effect === 'deny') return null;
      return { rules: [rule], since: rule.retiredAt };
    }
    case 'undo': {
      const done = await standingOf({ rules }, await changesToUndo({ rules }, change));
      const since = done[0]?.at;
      const steps = done.map(({ before, after }) => ({ before: after, after: before }));
      const back = newlyAllowing(steps);
      return since === undefined || back.length === 0 ? null : { rules: back, since };
    }
    case 'add':
    case 'edit':
    case 'retire':
    case 'apply':
      return null;
  }
}

/** What people denied since, and a change would allow again. */
export async function laterDenials(
  { rules, past }: { rules: RuleStore; past: Past },
  change: IntendedChange,
): Promise<LaterDenials> {
  const comeback = await comebackOf(rules, change);
  if (comeback === null) return { denied: [], isPartial: false };
  return denialsSince(past, comeback.since, comeback.rules);
}
