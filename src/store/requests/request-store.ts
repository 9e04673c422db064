import type { InsertOutcome, RequestStore, RequestTransaction } from '../../approval/ports.ts';
import type { Decision, NewRequest, Request } from '../../approval/request.ts';
import type { DuplicateScope } from '../../approval/submission/duplicates/scope.ts';
import type { AuditEvent } from '../../audit/entry.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { requestState } from '../audit/rows/row-state.ts';
import { insertGlass } from '../break-glass/glass-row.ts';
import { databaseTime } from '../database/database-time.ts';
import { reaching } from '../database/store-unavailable.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { growVersion } from '../rules/rule-store.ts';
import { type DecidingRule, type RuleUseCounter, RuleUsedUp, recordUses } from '../rules/rule-uses.ts';
import { noteHandOver } from '../slack/hand-over-notices.ts';
import { dueRequests } from './due-requests.ts';
import { refuseTwin, TwinCameFirst } from './duplicates/refuse-twin.ts';
import { decisionRow, requestOf, rowOf, WITH_ALL } from './request-row.ts';

/**
 * Requests with their decisions and approvals, in PostgreSQL. It has a clock of its own unless the database runs in this
 * process.
 */
export function createRequestStore(
  { prisma, hasOwnClock }: { prisma: PrismaClient; hasOwnClock: boolean },
  uses: RuleUseCounter,
  keys: SecretKeys,
): RequestStore {
  const listed = async (
    query: Pick<Prisma.RequestFindManyArgs, 'where' | 'orderBy' | 'take'>,
  ): Promise<Request[]> => {
    const rows = await prisma.request.findMany({ ...query, include: WITH_ALL });
    return rows.map((row) => requestOf(row, keys));
  };
  const store: RequestStore = {
    insert: (request, event, decidedBy, onlyIfFirst) =>
      reaching(async () => {
        try {
          await insertRequest(prisma, keys, request, event, decidedBy, onlyIfFirst);
          uses.add(decidedBy, request.createdAt);
          return { kind: 'inserted' };
        } catch (error) {
          if (error instanceof RuleUsedUp) return { kind: 'rule-used-up', ruleId: error.ruleId };
          if (error instanceof TwinCameFirst) return { kind: 'duplicate-now', twin: error.twin };
          const taken = await keyTaken(store, error, request.tokenId, request.idempotencyKey);
          if (taken === null) throw error;
          return taken;
        }
      }),

    find: (id) =>
      reaching(async () => {
        const row = await prisma.request.findUnique({ where: { id }, include: WITH_ALL });
        return row === null ? null : requestOf(row, keys);
      }),

    findByKey: (tokenId, idempotencyKey) =>
      reaching(async () => {
        const where = { tokenId_idempotencyKey: { tokenId, idempotencyKey } };
        const row = await prisma.request.findUnique({ where, include: WITH_ALL });
        return row === null ? null : { request: requestOf(row, keys), bodyHmac: row.bodyHmac };
      }),

    change: (id, work) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM requests WHERE id = ${id} FOR UPDATE`;
          if (locked.length === 0) return null;
          // Asked once the lock is there: waiting for it may have taken long.
          const lockedAt = hasOwnClock ? await databaseTime(tx) : null;
          return work(await requestTransaction(tx, keys, id, lockedAt));
        }),
      ),

    pending: (limit) =>
      reaching(() => listed({ where: { status: 'pending' }, orderBy: { expiresAt: 'asc' }, take: limit })),

    decidedBy: (reviewer, limit) =>
      reaching(() =>
        listed({
          where: { decision: { byKind: 'reviewer', byId: reviewer } },
          orderBy: { decision: { decidedAt: 'desc' } },
          take: limit,
        }),
      ),

    ...dueRequests(prisma, keys),
  };
  return store;
}

async function insertRequest(
  prisma: PrismaClient,
  keys: SecretKeys,
  request: NewRequest,
  event: AuditEvent,
  decidedBy: readonly DecidingRule[],
  onlyIfFirst: DuplicateScope | null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const row = rowOf(request, keys);
    const decision = request.decision === null ? null : decisionRow(request.id, request.decision);
    // `create` would read back what it wrote.
    await tx.request.createMany({ data: row });
    if (decision !== null) await tx.decision.createMany({ data: decision });
    const isLastUse = await recordUses(tx, request.id, decidedBy, request.createdAt);
    await appendAudit(tx, { ...event, rows: [requestState(row, decision, [])] });
    if (onlyIfFirst !== null) await refuseTwin(tx, onlyIfFirst, request);
    // Every process reads the rules anew, so that checks know that one of them is used up.
    if (isLastUse) await growVersion(tx);
  });
}

async function requestTransaction(
  tx: Prisma.TransactionClient,
  keys: SecretKeys,
  id: string,
  lockedAt: Date | null,
): Promise<RequestTransaction> {
  const row = await tx.request.findUniqueOrThrow({ where: { id } });
  const token = await tx.token.findUniqueOrThrow({ where: { id: row.tokenId }, ...WITH_ALL.token });
  // One after the other: a transaction has one connection, which takes one query at a time.
  const decision = await tx.decision.findUnique({ where: { requestId: id } });
  const approvals = await tx.approval.findMany({ where: { requestId: id }, ...WITH_ALL.approvals });
  const cards = await tx.card.findMany({ where: { requestId: id }, ...WITH_ALL.cards });
  // What the rows hold, for the audit entry that follows each change of them.
  const now = { row: { ...row }, decision: decision as DecisionRow | null, approvals: [...approvals] };
  const update = async (data: RequestUpdate): Promise<void> => {
    await tx.request.update({ where: { id }, data, select: { id: true } });
    Object.assign(now.row, data);
  };
  return {
    lockedAt,
    request: requestOf({ ...row, token, decision, approvals, cards }, keys),
    addApproval: async ({ by, at }) => {
      const approval = { requestId: id, reviewer: by, approvedAt: at };
      await tx.approval.createMany({ data: approval });
      now.approvals.push(approval);
    },
    settle: async (decision) => {
      const status = decision.outcome;
      const where = { id, status: 'pending', expiresAt: inTimeFor(decision) };
      const { count } = await tx.request.updateMany({ where, data: { status } });
      if (count === 0) return false;
      const written = decisionRow(id, decision);
      await tx.decision.createMany({ data: written });
      Object.assign(now, { row: { ...now.row, status }, decision: written });
      return true;
    },
    escalate: ({ at, expiresAt }) => update({ escalatedAt: at, expiresAt }),
    move: async ({ channel, late }) => {
      await update({ channel, late, postingUntil: null });
      if (late) await noteHandOver(tx, id);
    },
    recordResult: ({ exitCode, durationMs, at }) =>
      update({ resultExitCode: exitCode, resultDurationMs: BigInt(durationMs), resultAt: at }),
    breakGlass: (glass, notices) => insertGlass(tx, glass, notices),
    audit: (event) =>
      appendAudit(tx, { ...event, rows: [requestState(now.row, now.decision, now.approvals)] }),
  };
}

type DecisionRow = ReturnType<typeof decisionRow>;
type RequestUpdate = Partial<
  Pick<
    Prisma.RequestGetPayload<object>,
    | 'escalatedAt'
    | 'expiresAt'
    | 'channel'
    | 'late'
    | 'postingUntil'
    | 'resultExitCode'
    | 'resultDurationMs'
    | 'resultAt'
  >
>;

/** Said again in the update itself: only time ends a request after its deadline, and nothing else does so before. */
function inTimeFor({ outcome, decidedAt }: Decision): Prisma.DateTimeFilter {
  return outcome === 'timed_out' ? { lte: decidedAt } : { gt: decidedAt };
}

/** The request that holds the idempotency key, where `error` says that another one does. */
async function keyTaken(
  store: RequestStore,
  error: unknown,
  tokenId: string,
  key: string | null,
): Promise<Extract<InsertOutcome, { kind: 'key-taken' }> | null> {
  const isUniqueViolation = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
  if (!isUniqueViolation || key === null) return null;
  const holder = await store.findByKey(tokenId, key);
  return holder === null ? null : { kind: 'key-taken', ...holder };
}
