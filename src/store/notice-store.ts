import type { NoticeKind } from '../approval/notice.ts';
import type { NoticeStore } from '../slack/ports.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** Which notices were sent, in PostgreSQL. */
export function createNoticeStore(prisma: PrismaClient): NoticeStore {
  return {
    claim: (requestId, kind, now, until) =>
      reaching(async () => {
        const claimed = await prisma.$queryRaw<unknown[]>`
          INSERT INTO notices AS held (request_id, kind, claimed_until) VALUES (${requestId}, ${kind}, ${until})
          ON CONFLICT (request_id, kind) DO UPDATE SET claimed_until = excluded.claimed_until
           WHERE held.sent_at IS NULL AND held.claimed_until <= ${now}
          RETURNING 1`;
        return claimed.length === 1;
      }),

    sent: (requestId, kind, at) =>
      reaching(async () => {
        await prisma.notice.updateMany({ where: { requestId, kind }, data: { sentAt: at } });
      }),

    release: (requestId, kind) =>
      reaching(async () => {
        await prisma.notice.deleteMany({ where: { requestId, kind, sentAt: null } });
      }),

    untoldEscalations: (before, limit) => untold(prisma, 'escalated', { escalatedAt: { lt: before } }, limit),
    untoldNights: (before, limit) => untold(prisma, 'late', { late: true, createdAt: { lt: before } }, limit),
  };
}

function untold(
  prisma: PrismaClient,
  kind: NoticeKind,
  where: Prisma.RequestWhereInput,
  limit: number,
): Promise<string[]> {
  return reaching(async () => {
    const rows = await prisma.request.findMany({
      where: { ...where, status: 'pending', notices: { none: { kind, sentAt: { not: null } } } },
      take: limit,
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  });
}
