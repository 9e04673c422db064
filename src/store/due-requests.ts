import type { RequestStore } from '../approval/ports.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** Pending requests with which something is to happen now, in PostgreSQL. */
export function dueRequests(
  prisma: PrismaClient,
): Pick<RequestStore, 'overdue' | 'toEscalate' | 'toHandOver'> {
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
    overdue: (now, limit) => pendingIds({ expiresAt: { lte: now } }, limit),
    toEscalate: (now, limit) =>
      pendingIds({ escalatedAt: null, escalateAt: { lte: now }, expiresAt: { gt: now } }, limit),
    toHandOver: (late, limit) => pendingIds({ late: !late }, limit),
  };
}
