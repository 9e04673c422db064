import type { AuditEvent } from '../../audit/entry.ts';
import type { RuleDraft } from '../stored-rule.ts';
import type { HeldChange } from './held-change.ts';

/** The audit entry of a change that was proposed, confirmed or refused: what it does to which rules. */
export function describeHeld(
  kind: string,
  { id, author, change, steps }: HeldChange,
  actor: string,
  at: Date,
): AuditEvent {
  const first = steps[0]?.after ?? steps[0]?.before ?? null;
  const data = {
    change: id,
    author,
    action: change.action,
    ...(first === null ? {} : described(first)),
    rules: steps.map(({ before, after }) => ({
      before: describedOrNull(before),
      after: describedOrNull(after),
    })),
  };
  return { kind, at, requestId: null, actor, data };
}

const describedOrNull = (rule: RuleDraft | null) => (rule === null ? null : described(rule));

function described({ effect, type, pattern, environments }: RuleDraft) {
  return { effect, type, pattern, environments };
}
