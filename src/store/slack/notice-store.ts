import { LONG_WAIT, type NoticeKind, REMINDED_AT } from '../../approval/escalation/notice.ts';
import type { NoticeStore } from '../../slack/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

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
    untoldAsked: (before, limit) => untold(prisma, 'asked', { createdAt: { lt: before } }, limit),
    untoldReminders: (before, limit) => untoldReminders(prisma, before, limit),

    untoldEndings: (from, limit) =>
      reaching(async () => {
        // What rules decide comes far more often: the index is over the others.
        const rows = await prisma.$queryRaw<{ id: string }[]>`
          SELECT r.id
            FROM decisions d JOIN requests r ON r.id = d.request_id
           WHERE d.outcome IN ('denied', 'timed_out') AND d.by_kind <> 'rule' AND d.decided_at >= ${from}
             AND r.verdict = 'ask' AND coalesce(r.requester, r.triggered_by) IS NOT NULL
             AND NOT EXISTS (
                   SELECT 1 FROM notices n WHERE n.request_id = r.id AND n.kind = 'ended' AND n.sent_at IS NOT NULL)
           ORDER BY d.decided_at LIMIT ${limit}`;
        return rows.map(({ id }) => id);
      }),
  };
}

/** Where both were due only the last one is still worth sending. */
function untoldReminders(prisma: PrismaClient, before: Date, limit: number): Promise<string[]> {
  const { 'first-reminder': first, 'last-reminder': last } = REMINDED_AT;
  return reaching(async () => {
    const rows = await prisma.$queryRaw<{ id: string }[]>`
      SELECT id
        FROM (SELECT id, CASE WHEN created_at + timeout_s * ${last}::float8 * interval '1 s' < ${before} THEN 'last-reminder'
                              WHEN created_at + timeout_s * ${first}::float8 * interval '1 s' < ${before} THEN 'first-reminder'
                         END AS kind
                FROM requests WHERE status = 'pending' AND timeout_s >= ${LONG_WAIT}) due
       WHERE kind IS NOT NULL AND NOT EXISTS (
             SELECT 1 FROM notices n WHERE n.request_id = due.id AND n.kind = due.kind AND n.sent_at IS NOT NULL)
       LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  });
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
