import type { AuditEvent } from '../audit/entry.ts';
import type { DecideOutcome } from './decide.ts';
import type { GlassNotice } from './glass.ts';
import type { RequestTransaction } from './ports.ts';
import type { DecidedBy, Decision, Outcome, Request } from './request.ts';

/** What came of an attempt in its transaction. */
export interface Attempted {
  result: DecideOutcome;
  /** Whether the request ended in this transaction, be it by another cause than the attempt's. */
  ended: boolean;
  /** What people are to be told of broken glass. */
  notices?: readonly GlassNotice[];
}

/** Ends the request of a transaction, with its audit entry. @param request with the approvals that count. */
export async function settle(
  tx: RequestTransaction,
  now: Date,
  outcome: Outcome,
  by: DecidedBy,
  reason: string | null,
  request: Request = tx.request,
): Promise<Attempted & { request: Request }> {
  const { decision, audit } = ending(request, now, outcome, by, reason);
  if (!(await tx.settle(decision))) throw new Error(`request ${request.id} ended while its row was locked`);
  await tx.audit(audit);
  const decided: Request = { ...request, status: outcome, decision };
  return { result: { kind: 'decided', request: decided }, ended: true, request: decided };
}

/** How a request ends, and what the audit log says of it. */
export interface Ending {
  decision: Decision;
  audit: AuditEvent;
}

export function ending(
  request: Request,
  now: Date,
  outcome: Outcome,
  by: DecidedBy,
  reason: string | null,
): Ending {
  return {
    decision: {
      outcome,
      by,
      reason,
      decidedAt: now,
      latencyMs: now.getTime() - request.createdAt.getTime(),
    },
    audit: {
      kind: `request.${outcome}`,
      at: now,
      requestId: request.id,
      actor: actorOf(by),
      data: {
        by,
        reason,
        command_hmac: request.commandHmac,
        approvals: request.approvals.map((a) => a.by),
      },
    },
  };
}

function actorOf({ kind, id }: DecidedBy): string {
  if (id === null) return 'gate';
  return kind === 'reviewer' ? id : `token:${id}`;
}
