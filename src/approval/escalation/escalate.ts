import type { AfterCommit } from '../after-commit/ports.ts';
import { isOverdue } from '../decision/lifecycle.ts';
import type { Clock, RequestStore, RequestTransaction } from '../ports.ts';
import type { Request } from '../request.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { onCallAt } from './on-call.ts';

export interface EscalateDeps {
  store: RequestStore;
  afterCommit: AfterCommit;
  clock: Clock;
  team: TeamPolicy;
}

/** When nobody's decision by then escalates the request; null if its own deadline comes first. */
export function escalationAt(
  escalation: TeamPolicy['escalation'],
  createdAt: Date,
  timeoutSeconds: number,
): Date | null {
  if (escalation === undefined || escalation.after >= timeoutSeconds) return null;
  return new Date(createdAt.getTime() + escalation.after * 1000);
}

/**
 * Nobody has decided: the on-call people are asked, and the deadline moves, once, by `extend_by`. May be repeated, and
 * come from several processes at once; too early or too late it changes nothing.
 */
export async function escalate(deps: EscalateDeps, requestId: string): Promise<void> {
  const escalated = await deps.store.change(requestId, (tx) => escalateIn(tx, deps));
  if (escalated !== null) await deps.afterCommit.escalated(escalated);
}

async function escalateIn(tx: RequestTransaction, { clock, team }: EscalateDeps): Promise<Request | null> {
  const { request } = tx;
  const { escalateAt, escalatedAt } = request;
  const now = clock.now();
  if (request.status !== 'pending' || isOverdue(request, now)) return null;
  if (escalateAt === null || escalatedAt !== null || escalateAt > now) return null;
  const extendBy = team.escalation?.extend_by ?? 0;
  const expiresAt = new Date(request.expiresAt.getTime() + extendBy * 1000);
  await tx.escalate({ at: now, expiresAt });
  await tx.audit({
    kind: 'request.escalated',
    at: now,
    requestId: request.id,
    actor: 'gate',
    data: { on_call: onCallAt(team, now), expires_at: expiresAt.toISOString() },
  });
  return { ...request, escalatedAt: now, expiresAt };
}
