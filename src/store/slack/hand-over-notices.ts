import type { HandOverNoticeStore } from '../../slack/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { requestOf, WITH_ALL } from '../requests/request-row.ts';

/** The kind of the notices that wait for the summary of a hand-over. */
const KIND = 'handed-over';

/** Keeps that the people on call are to be told of this request, in the transaction that hands it over. */
export async function noteHandOver(tx: Prisma.TransactionClient, requestId: string): Promise<void> {
  const due = { claimedUntil: new Date(0), sentAt: null };
  // A request that waits over two nights is told of in both.
  await tx.notice.upsert({
    where: { requestId_kind: { requestId, kind: KIND } },
    create: { requestId, kind: KIND, ...due },
    update: due,
  });
}

/** Which requests the people on call are to be told of together, in PostgreSQL. */
export function createHandOverNotices(prisma: PrismaClient, keys: SecretKeys): HandOverNoticeStore {
  const update = (ids: readonly string[], data: Prisma.NoticeUpdateManyMutationInput): Promise<void> =>
    reaching(async () => {
      await prisma.notice.updateMany({ where: { requestId: { in: [...ids] }, kind: KIND }, data });
    });
  return {
    claim: (now, until, shown) =>
      reaching(async () => {
        // In one order, and waiting for each other: two processes never take a part each.
        const rows = await prisma.$queryRaw<{ id: string }[]>`
          WITH due AS (
            SELECT n.request_id
              FROM notices n JOIN requests r ON r.id = n.request_id
             WHERE n.kind = ${KIND} AND n.sent_at IS NULL AND n.claimed_until <= ${now}
               AND r.status = 'pending' AND r.late AND r.expires_at > ${now}
               AND NOT EXISTS (
                     SELECT 1 FROM requests d WHERE d.status = 'pending' AND NOT d.late AND d.expires_at > ${now})
             ORDER BY n.request_id FOR UPDATE OF n)
          UPDATE notices n SET claimed_until = ${until} FROM due
           WHERE n.request_id = due.request_id AND n.kind = ${KIND} RETURNING n.request_id AS id`;
        const ids = rows.map(({ id }) => id);
        if (ids.length === 0) return { ids, first: [] };
        const first = await prisma.request.findMany({
          where: { id: { in: ids } },
          include: WITH_ALL,
          orderBy: { expiresAt: 'asc' },
          take: shown,
        });
        return { ids, first: first.map((row) => requestOf(row, keys)) };
      }),

    sent: (ids, at) => update(ids, { sentAt: at }),
    hold: (ids, until) => update(ids, { claimedUntil: until }),
  };
}
