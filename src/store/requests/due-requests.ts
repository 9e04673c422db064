import type { Ending } from '../../approval/decision/ending.ts';
import type { RequestStore } from '../../approval/ports.ts';
import type { Request } from '../../approval/request.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { requestState } from '../audit/rows/row-state.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { decisionRow, requestOf, WITH_ALL } from './request-row.ts';

/** Pending requests with which something is to happen now, in PostgreSQL. */
export function dueRequests(
  prisma: PrismaClient,
  keys: SecretKeys,
): Pick<RequestStore, 'timeOut' | 'toEscalate' | 'toHandOver'> {
  const pendingIds = (where: Prisma.RequestWhereInput, limit: number): Promise<string[]> =>
    reaching(async () => {
      const rows = await prisma.request.findMany({
        where: { ...where, status: 'pending' },
        orderBy: { expiresAt: 'asc' },
        take: limit,
        select: { id: true },
      });
      return rows.map(({ id }) => id);
    });
  return {
    timeOut: async (now, limit, end) => {
      // Nearly always there is none: a transaction is opened for those that there are.
      const due = await pendingIds({ expiresAt: { lte: now } }, 1);
      return due.length === 0 ? [] : reaching(() => timeOut(prisma, keys, now, limit, end));
    },
    toEscalate: (now, limit) =>
      pendingIds({ escalatedAt: null, escalateAt: { lte: now }, expiresAt: { gt: now } }, limit),
    toHandOver: (late, limit) => pendingIds({ late: !late }, limit),
  };
}

function timeOut(
  prisma: PrismaClient,
  keys: SecretKeys,
  now: Date,
  limit: number,
  end: (request: Request) => Ending,
): Promise<Request[]> {
  return prisma.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM requests WHERE status = 'pending' AND expires_at <= ${now}
       ORDER BY expires_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    const id = { in: locked.map((row) => row.id) };
    const rows = await tx.request.findMany({ where: { id }, include: WITH_ALL });
    const ended = rows.map((row) => {
      const request = requestOf(row, keys);
      return { row, request, ...end(request) };
    });
    // Said again in the update itself: what is pending and due is all that it may end.
    const where = { id, status: 'pending', expiresAt: { lte: now } };
    const { count } = await tx.request.updateMany({ where, data: { status: 'timed_out' } });
    if (count !== ended.length) throw new Error('a request ended while its row was locked');
    await tx.decision.createMany({
      data: ended.map(({ request, decision }) => decisionRow(request.id, decision)),
    });
    const events = ended.map(({ row, request, decision, audit }) => {
      const timedOut = { ...row, status: 'timed_out' };
      return { ...audit, rows: [requestState(timedOut, decisionRow(request.id, decision), row.approvals)] };
    });
    if (events.length > 0) await appendAudit(tx, ...events);
    return ended.map(({ request, decision }) => ({ ...request, status: decision.outcome, decision }));
  });
}
