import type { RuleChange, StoredRule } from '../../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../../deps.ts';

/** Tells the channel what was taken back: one rule in full, many of them together. */
export function announceUndone(
  { announce }: Pick<SlackDeps, 'announce'>,
  actor: string,
  changes: readonly RuleChange[],
): void {
  const rulesOf = (kinds: readonly RuleChange['kind'][]): StoredRule[] =>
    changes
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ before, after }) => after ?? before)
      .filter((rule) => rule !== null);
  const [rule, ...others] = rulesOf(['added', 'changed', 'retired', 'restored']);
  if (rule === undefined) return;
  if (others.length === 0) announce({ actor, what: 'undone', rule, replaced: [], batch: null });
  else
    announce({
      actor,
      what: 'unpruned',
      retired: rulesOf(['retired', 'changed']),
      added: rulesOf(['added', 'restored']),
      batch: null,
    });
}
