import type { AuditEvent } from '../../audit/entry.ts';
import type { ChangeStamp, RuleChanges } from '../rule-changes.ts';
import type { StoredRule } from '../stored-rule.ts';

/** One audit entry a rule, with the whole rule in it. */
export function auditOf(
  { added, changed, retired, restored }: RuleChanges,
  stamp: ChangeStamp,
): AuditEvent[] {
  const event = (kind: string, data: Record<string, unknown>): AuditEvent => ({
    kind,
    at: stamp.at,
    requestId: null,
    actor: stamp.actor,
    data: {
      ...data,
      batch: stamp.batch,
      ...(stamp.confirmedBy === undefined ? {} : { confirmed_by: stamp.confirmedBy }),
    },
  });
  return [
    ...added.map((rule) => event('rule.added', described(rule))),
    ...changed.map((rule) => event('rule.changed', described(rule))),
    ...retired.map((id) => event('rule.retired', { id })),
    ...restored.map((rule) => event('rule.restored', described(rule))),
  ];
}

function described(rule: StoredRule): Record<string, unknown> {
  const { id, effect, type, pattern, environments, repositories, hours, expiresAt, maxUses, reason } = rule;
  return {
    id,
    effect,
    type,
    pattern,
    environments,
    repositories,
    hours,
    expires_at: expiresAt?.toISOString() ?? null,
    max_uses: maxUses,
    reason,
  };
}
