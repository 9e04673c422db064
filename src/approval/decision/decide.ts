import { redactText } from '../../policy/redact/free-text.ts';
import type { AfterCommit } from '../after-commit/ports.ts';
import { breakGlassIn } from '../break-glass/break-glass.ts';
import { breakGlassRefusal } from '../break-glass/break-glass-refusal.ts';
import { mayDecideOwn, type NoteRefusal, refusalFor } from '../eligibility/permission.ts';
import { missingFrom, type Quorum } from '../eligibility/quorum.ts';
import type { Clock, Directory, Links, RequestStore, RequestTransaction } from '../ports.ts';
import type { Request } from '../request.ts';
import { type BehindOf, resolveStoredRequester } from '../submission/resolve-requester.ts';
import { environmentsOf, type TeamPolicy } from '../team-policy.ts';
import { type Attempt, type DecideOutcome } from './attempt.ts';
import { isOverdue } from './lifecycle.ts';
import { changeOrFind } from './lost-answer.ts';
import { type Attempted, settle } from './settle.ts';

export interface DecideDeps {
  store: RequestStore;
  directory: Directory;
  links: Links;
  afterCommit: AfterCommit;
  clock: Clock;
  team: TeamPolicy;
  /** Absent: nobody is told of refusals. */
  noteRefusal?: NoteRefusal | undefined;
  /** Whether people can read the whole command where they decide. */
  isReadable(request: Request): boolean;
}

/**
 * The one door through which a request ends: for clicks, cancels and whoever comes after the deadline. Deadlines that come
 * by themselves are kept together in `time-outs.ts`, in the same way. One conditional update makes one winner, and its
 * audit entry is in the same transaction.
 * @throws MaybeDecided if the database ended the connection and cannot be asked what counts.
 * @throws if the database or, for reviewers, Slack cannot be asked; nothing is decided then.
 */
export async function decide(deps: DecideDeps, requestId: string, given: Attempt): Promise<DecideOutcome> {
  const attempt = withoutSecrets(given);
  let quorum: Quorum = { roles: [], own: new Set() };
  if ('reviewer' in attempt) {
    const request = await deps.store.find(requestId);
    if (request === null) return { kind: 'not-found' };
    const behindOf = await resolveStoredRequester(deps, [request]);
    const may = attempt.kind === 'break-glass' ? breakGlassRefusal : refusalFor;
    const refusal = await may(deps, request, attempt.reviewer, behindOf);
    if (refusal !== null) return { kind: 'refused', refusal, request };
    quorum = await quorumFor(deps, request, behindOf);
  }
  const work = (tx: RequestTransaction) => attemptIn(tx, deps, attempt, quorum);
  const outcome = await changeOrFind(deps.store, requestId, work, (now) => foundAfter(now, attempt, quorum));
  if (outcome === null) return { kind: 'not-found' };
  await follow(deps.afterCommit, outcome);
  return outcome.result;
}

/** What people type is stored and shown for good: a secret in it is redacted. */
const withoutSecrets = (attempt: Attempt): Attempt =>
  attempt.kind === 'deny' || attempt.kind === 'break-glass'
    ? { ...attempt, reason: redactText(attempt.reason) }
    : attempt;

/** Whose approvals count for this request at this moment. @throws if Slack cannot be asked. */
export async function quorumFor(
  { directory, team }: Pick<DecideDeps, 'directory' | 'team'>,
  request: Request,
  behindOf: BehindOf,
): Promise<Quorum> {
  const roles = await Promise.all(request.approvalFrom.map((people) => directory.members(people)));
  return { roles, own: mayDecideOwn(team, request) ? new Set() : behindOf(request).barred };
}

async function attemptIn(
  tx: RequestTransaction,
  deps: DecideDeps,
  attempt: Attempt,
  quorum: Quorum,
): Promise<Attempted> {
  const { request } = tx;
  const now = later(deps.clock.now(), tx.lockedAt);
  if (request.status !== 'pending') return { result: { kind: 'already-decided', request }, ended: false };
  if (isOverdue(request, now)) {
    // An attempt after the deadline times the request out, even if no timer has run.
    const ended = await settle(tx, now, 'timed_out', { kind: 'timeout', id: null }, null);
    return attempt.kind === 'time-out'
      ? ended
      : { ...ended, result: { kind: 'already-decided', request: ended.request } };
  }
  const approves = attempt.kind === 'approve' || attempt.kind === 'break-glass';
  if (approves && !deps.isReadable(request))
    return { result: { kind: 'not-readable', request }, ended: false };
  if (approves && !environmentsOf(deps.team).includes(request.environment))
    return { result: { kind: 'environment-gone', request }, ended: false };
  switch (attempt.kind) {
    case 'time-out':
      return { result: { kind: 'not-due', request }, ended: false };
    case 'cancel':
      return settle(tx, now, 'canceled', { kind: 'caller', id: attempt.tokenId }, null);
    case 'nobody':
      return settle(tx, now, 'denied', { kind: 'policy', id: null }, attempt.reason);
    case 'deny':
      return settle(tx, now, 'denied', { kind: 'reviewer', id: attempt.reviewer }, attempt.reason);
    case 'approve':
      return approve(tx, attempt.reviewer, quorum, now);
    case 'break-glass':
      return breakGlassIn(tx, deps, attempt, quorum, now);
  }
}

/** A process that was suspended may go by an old time for a moment; the store knows better. */
const later = (one: Date, other: Date | null): Date => (other === null || one > other ? one : other);

/** What came of an attempt whose answer was lost, going by the request as it is now; null if it did not count. */
function foundAfter(request: Request, attempt: Attempt, quorum: Quorum): Attempted | null {
  const { decision } = request;
  if (decision !== null) {
    const by = 'reviewer' in attempt ? attempt.reviewer : attempt.kind === 'cancel' ? attempt.tokenId : null;
    const isOwn = by !== null && decision.by.id === by;
    // What follows a decision may be repeated, and may not have happened.
    return { result: { kind: isOwn ? 'decided' : 'already-decided', request }, ended: true };
  }
  const counts = attempt.kind === 'approve' && request.approvals.some(({ by }) => by === attempt.reviewer);
  if (!counts) return null;
  return { result: { kind: 'counted', request, missing: missingFrom(request, quorum) }, ended: false };
}

async function approve(
  tx: RequestTransaction,
  reviewer: string,
  quorum: Quorum,
  now: Date,
): Promise<Attempted> {
  const { request } = tx;
  if (request.approvals.some(({ by }) => by === reviewer)) {
    const missing = missingFrom(request, quorum);
    return { result: { kind: 'counted-before', request, missing }, ended: false };
  }
  await tx.addApproval({ by: reviewer, at: now });
  const counted = { ...request, approvals: [...request.approvals, { by: reviewer, at: now }] };
  const missing = missingFrom(counted, quorum);
  if (missing === 0) return settle(tx, now, 'approved', { kind: 'reviewer', id: reviewer }, null, counted);
  await tx.audit({
    kind: 'request.approval',
    at: now,
    requestId: request.id,
    actor: reviewer,
    data: { missing },
  });
  return { result: { kind: 'counted', request: counted, missing }, ended: false };
}

async function follow(afterCommit: AfterCommit, { result, ended, notices = [] }: Attempted): Promise<void> {
  if (!('request' in result)) return;
  if (ended) await afterCommit.decided(result.request);
  if (notices.length > 0) await afterCommit.glassBroken(notices);
  if (result.kind === 'counted') await afterCommit.changed(result.request.id);
}
