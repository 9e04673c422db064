import type { AuditEvent } from '../../../audit/entry.ts';
import type { RuleDraft } from '../../stored-rule.ts';
import type { HeldChange } from './held-change.ts';
import type { RuleStep } from './weakenings.ts';

/** The audit entry of a change that was proposed, confirmed or refused. Only the first tells what it does to all rules. */
export function describeHeld(
  kind: 'rule.proposed' | 'rule.confirmed' | 'rule.refused',
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
    ...(kind === 'rule.proposed' ? { rules: steps.map(describedStep) } : {}),
  };
  return { kind, at, requestId: null, actor, data };
}

const describedStep = ({ before, after }: RuleStep) => ({
  before: before === null ? null : inFull(before),
  after: after === null ? null : inFull(after),
});

function described({ effect, type, pattern, environments }: RuleDraft) {
  return { effect, type, pattern, environments };
}

function inFull(rule: RuleDraft) {
  const { repositories, hours, expiresAt, maxUses, reason } = rule;
  const end = { expires_at: expiresAt?.toISOString() ?? null, max_uses: maxUses };
  return { ...described(rule), repositories, hours, ...end, reason };
}
