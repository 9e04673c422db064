import { approvalsMissing, isOverdue, type Refusal } from './lifecycle.ts';
import { mayDecideOwn, refusalFor } from './permission.ts';
import type {
  Aftermath,
  Clock,
  Directory,
  Links,
  RequestStore,
  RequestTransaction,
  TeamPolicy,
} from './ports.ts';
import type { DecidedBy, Outcome, Request } from './request.ts';
import { whoAsked } from './who-asks.ts';

/** An attempt to end a request, or to bring it nearer to its end. */
export type Attempt =
  | { kind: 'approve'; reviewer: string }
  | { kind: 'deny'; reviewer: string; reason: string }
  | { kind: 'cancel'; tokenId: string }
  /** Nobody could ever approve it. */
  | { kind: 'nobody'; reason: string }
  | { kind: 'time-out' };

export type DecideOutcome =
  /** This attempt ended the request. */
  | { kind: 'decided'; request: Request }
  /** The approval counts; others are still missing. */
  | { kind: 'counted'; request: Request; missing: number }
  | { kind: 'counted-before'; request: Request; missing: number }
  /** Something else ended it first: `request.decision` says what. */
  | { kind: 'already-decided'; request: Request }
  /** A time-out came before the deadline. */
  | { kind: 'not-due'; request: Request }
  | { kind: 'refused'; refusal: Refusal; request: Request }
  | { kind: 'not-found' };

export interface DecideDeps {
  store: RequestStore;
  directory: Directory;
  links: Links;
  aftermath: Aftermath;
  clock: Clock;
  team: TeamPolicy;
}

/**
 * The one door through which a request ends. Clicks, deadlines and cancels all come through here; one conditional
 * update makes one winner, and its audit entry is in the same transaction.
 * @throws where the database or, for reviewers, Slack cannot be asked; nothing is decided then.
 */
export async function decide(deps: DecideDeps, requestId: string, attempt: Attempt): Promise<DecideOutcome> {
  let people: People = { roles: [], own: new Set() };
  if (attempt.kind === 'approve' || attempt.kind === 'deny') {
    const request = await deps.store.find(requestId);
    if (request === null) return { kind: 'not-found' };
    const refusal = await refusalFor(deps, request, attempt.reviewer);
    if (refusal !== null) return { kind: 'refused', refusal, request };
    people = await peopleOf(deps, request);
  }
  const outcome = await deps.store.change(requestId, (tx) =>
    attemptIn(tx, attempt, people, deps.clock.now()),
  );
  if (outcome === null) return { kind: 'not-found' };
  await follow(deps.aftermath, outcome);
  return outcome.result;
}

/** Who counts at this moment. */
interface People {
  /** Who the required users and groups are; one person of each has to approve. */
  roles: readonly ReadonlySet<string>[];
  /** Who does not count, because it is their own request; also those who approved before that was known. */
  own: ReadonlySet<string>;
}

async function peopleOf(deps: DecideDeps, request: Request): Promise<People> {
  const [roles, requestersOf] = await Promise.all([
    Promise.all(request.approvalFrom.map((people) => deps.directory.members(people))),
    whoAsked(deps, [request]),
  ]);
  return { roles, own: mayDecideOwn(deps.team, request) ? new Set() : requestersOf(request) };
}

function missingFrom(request: Request, { roles, own }: People): number {
  const approvals = request.approvals.filter(({ by }) => !own.has(by));
  return approvalsMissing({ ...request, approvals }, roles);
}

interface Attempted {
  result: DecideOutcome;
  /** Whether the request ended in this transaction, be it by another cause than the attempt's. */
  ended: boolean;
}

async function attemptIn(
  tx: RequestTransaction,
  attempt: Attempt,
  people: People,
  now: Date,
): Promise<Attempted> {
  const { request } = tx;
  if (request.status !== 'pending') return { result: { kind: 'already-decided', request }, ended: false };
  if (isOverdue(request, now)) {
    // Whoever comes after the deadline finds it kept, also when no timer has run.
    const ended = await settle(tx, now, 'timed_out', { kind: 'timeout', id: null }, null);
    return attempt.kind === 'time-out'
      ? ended
      : { ...ended, result: { kind: 'already-decided', request: ended.request } };
  }
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
      return approve(tx, attempt.reviewer, people, now);
  }
}

async function approve(
  tx: RequestTransaction,
  reviewer: string,
  people: People,
  now: Date,
): Promise<Attempted> {
  const { request } = tx;
  if (request.approvals.some(({ by }) => by === reviewer)) {
    const missing = missingFrom(request, people);
    return { result: { kind: 'counted-before', request, missing }, ended: false };
  }
  await tx.addApproval({ by: reviewer, at: now });
  const counted = { ...request, approvals: [...request.approvals, { by: reviewer, at: now }] };
  const missing = missingFrom(counted, people);
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

async function settle(
  tx: RequestTransaction,
  now: Date,
  outcome: Outcome,
  by: DecidedBy,
  reason: string | null,
  request: Request = tx.request,
): Promise<Attempted & { request: Request }> {
  const decision = {
    outcome,
    by,
    reason,
    decidedAt: now,
    latencyMs: now.getTime() - request.createdAt.getTime(),
  };
  if (!(await tx.settle(decision))) throw new Error(`request ${request.id} ended while its row was locked`);
  await tx.audit({
    kind: `request.${outcome}`,
    at: now,
    requestId: request.id,
    actor: actorOf(by),
    data: {
      by,
      reason,
      command_sha256: request.commandSha256,
      approvals: request.approvals.map((a) => a.by),
    },
  });
  const decided: Request = { ...request, status: outcome, decision };
  return { result: { kind: 'decided', request: decided }, ended: true, request: decided };
}

function actorOf({ kind, id }: DecidedBy): string {
  if (id === null) return 'gate';
  return kind === 'reviewer' ? id : `token:${id}`;
}

async function follow(aftermath: Aftermath, { result, ended }: Attempted): Promise<void> {
  if (!('request' in result)) return;
  if (ended) await aftermath.decided(result.request);
  else if (result.kind === 'counted') await aftermath.changed(result.request.id);
}
