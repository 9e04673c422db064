import type { AuditEvent } from '../../audit/entry.ts';
import type { DecidedBy, Decision, Outcome, Request } from '../request.ts';

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
