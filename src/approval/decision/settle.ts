import type { GlassNotice } from '../break-glass/broken-glass.ts';
import type { RequestTransaction } from '../ports.ts';
import type { DecidedBy, Outcome, Request } from '../request.ts';
import type { DecideOutcome } from './attempt.ts';
import { ending } from './ending.ts';

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
