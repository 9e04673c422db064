import { type Attempted, settle } from '../decision/settle.ts';
import { type Quorum, unmetRequirements } from '../eligibility/quorum.ts';
import type { RequestTransaction } from '../ports.ts';
import type { Request } from '../request.ts';
import type { TeamPolicy } from '../team-policy.ts';
import { type BrokenGlass, noticesOf } from './broken-glass.ts';

/** The request as it would be with this person's approval. */
export function withApproval(request: Request, by: string, at: Date): Request {
  if (request.approvals.some((approval) => approval.by === by)) return request;
  return { ...request, approvals: [...request.approvals, { by, at }] };
}

/**
 * One admin lets the request run without what else it needs; whether they may was looked at before. Where their approval
 * is all that is missing there is no glass to break.
 */
export async function breakGlassIn(
  tx: RequestTransaction,
  { team }: { team: TeamPolicy },
  { reviewer, reason }: { reviewer: string; reason: string },
  quorum: Quorum,
  now: Date,
): Promise<Attempted> {
  const approved = withApproval(tx.request, reviewer, now);
  const lifted = unmetRequirements(approved, quorum);
  if (lifted.length === 0) return { result: { kind: 'nothing-to-lift', request: tx.request }, ended: false };
  if (approved !== tx.request) await tx.addApproval({ by: reviewer, at: now });
  const { id, environment, commandHmac } = approved;
  const glass: BrokenGlass = {
    id,
    requestId: id,
    environment,
    by: reviewer,
    reason,
    lifted,
    at: now,
    until: null,
    signedOff: null,
  };
  await tx.audit({
    kind: 'break_glass',
    at: now,
    requestId: id,
    actor: reviewer,
    data: { environment, reason, lifted, command_hmac: commandHmac },
  });
  const by = { kind: 'reviewer' as const, id: reviewer };
  const ended = await settle(tx, now, 'approved', by, `Broke the glass: ${reason}`, approved);
  const notices = noticesOf(team, glass);
  await tx.breakGlass(glass, notices);
  return { ...ended, notices };
}
