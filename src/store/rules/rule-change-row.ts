import type { RuleChanges } from '../../rulebook/rule-changes.ts';
import type { RuleChange, StoredRule } from '../../rulebook/stored-rule.ts';
import type { RuleChange as ChangeRow } from '../generated/client.ts';
import { ruleJson } from './rule-json.ts';

export function changeOf(row: ChangeRow): RuleChange {
  const { batch, ruleId, actor, at, undoUntil } = row;
  const read = (json: unknown): StoredRule | null => (json === null ? null : ruleJson.parse(json));
  return {
    batch,
    ruleId,
    actor,
    at,
    undoUntil,
    kind: row.kind as RuleChange['kind'],
    before: read(row.before),
    after: read(row.after),
  };
}

/** What is written of changes: each rule as it was and as it becomes. */
export function changesWritten(
  { added, changed, retired, restored }: RuleChanges,
  before: ReadonlyMap<string, StoredRule>,
): Pick<RuleChange, 'ruleId' | 'kind' | 'before' | 'after'>[] {
  const was = (id: string): StoredRule | null => before.get(id) ?? null;
  return [
    ...added.map((after) => ({ ruleId: after.id, kind: 'added' as const, before: null, after })),
    ...changed.map((after) => ({ ruleId: after.id, kind: 'changed' as const, before: was(after.id), after })),
    ...retired.map((ruleId) => ({ ruleId, kind: 'retired' as const, before: was(ruleId), after: null })),
    ...restored.map((after) => ({
      ruleId: after.id,
      kind: 'restored' as const,
      before: was(after.id),
      after,
    })),
  ];
}
