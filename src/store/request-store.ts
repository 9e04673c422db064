import type { InsertOutcome, RequestStore, RequestTransaction } from '../approval/ports.ts';
import type { Decision } from '../approval/request.ts';
import { appendAudit } from './audit-log.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { decisionRow, requestOf, rowOf, WITH_ALL } from './request-row.ts';
import { reaching } from './store-unavailable.ts';

/** Requests with their decisions and approvals, in PostgreSQL. */
export function createRequestStore(prisma: PrismaClient): RequestStore {
  const store: RequestStore = {
    insert: (request, event) =>
      reaching(async () => {
        try {
          await prisma.$transaction(async (tx) => {
            await tx.request.create({ data: rowOf(request), select: { id: true } });
            await appendAudit(tx, event);
          });
          return { kind: 'inserted' };
        } catch (error) {
          const taken = await keyTaken(store, error, request.tokenId, request.idempotencyKey);
          if (taken === null) throw error;
          return taken;
        }
      }),

    find: (id) =>
      reaching(async () => {
        const row = await prisma.request.findUnique({ where: { id }, include: WITH_ALL });
        return row === null ? null : requestOf(row);
      }),

    findByKey: (tokenId, idempotencyKey) =>
      reaching(async () => {
        const where = { tokenId_idempotencyKey: { tokenId, idempotencyKey } };
        const row = await prisma.request.findUnique({ where, include: WITH_ALL });
        return row === null ? null : { request: requestOf(row), bodySha256: row.bodySha256 };
      }),

    change: (id, work) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM requests WHERE id = ${id} FOR UPDATE`;
          if (locked.length === 0) return null;
          return work(await requestTransaction(tx, id));
        }),
      ),

    pending: (limit) =>
      reaching(async () => {
        const rows = await prisma.request.findMany({
          where: { status: 'pending' },
          orderBy: { expiresAt: 'asc' },
          take: limit,
          include: WITH_ALL,
        });
        return rows.map(requestOf);
      }),

    overdue: (now, limit) =>
      reaching(async () => {
        const rows = await prisma.request.findMany({
          where: { status: 'pending', expiresAt: { lte: now } },
          orderBy: { expiresAt: 'asc' },
          take: limit,
          select: { id: true },
        });
        return rows.map(({ id }) => id);
      }),
  };
  return store;
}

async function requestTransaction(tx: Prisma.TransactionClient, id: string): Promise<RequestTransaction> {
  const row = await tx.request.findUniqueOrThrow({ where: { id } });
  // One after the other: a transaction has one connection, which takes one query at a time.
  const decision = await tx.decision.findUnique({ where: { requestId: id } });
  const approvals = await tx.approval.findMany({ where: { requestId: id }, ...WITH_ALL.approvals });
  const cards = await tx.card.findMany({ where: { requestId: id }, ...WITH_ALL.cards });
  return {
    request: requestOf({ ...row, decision, approvals, cards }),
    addApproval: async ({ by, at }) => {
      await tx.approval.create({ data: { requestId: id, reviewer: by, approvedAt: at } });
    },
    settle: async (decision) => {
      const { count } = await tx.request.updateMany({
        where: { id, status: 'pending', expiresAt: inTimeFor(decision) },
        data: { status: decision.outcome },
      });
      if (count === 0) return false;
      await tx.decision.create({ data: { requestId: id, ...decisionRow(decision) } });
      return true;
    },
    recordResult: async ({ exitCode, durationMs, at }) => {
      await tx.request.update({
        where: { id },
        data: { resultExitCode: exitCode, resultDurationMs: durationMs, resultAt: at },
        select: { id: true },
      });
    },
    audit: (event) => appendAudit(tx, event),
  };
}

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
